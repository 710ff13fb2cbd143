package org.turkbridge.clients;

/** How well the texts of a page can be read. */
final class Contrast {
  /**
   * JavaScript that gives how many texts there are, and those whose contrast is below the one of
   * WCAG AA, with it.
   */
  static final String FAINT_TEXTS =
      """
      const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
      const luminance = (rgb) => {
        const [r, g, b] = rgb.map((c) => c / 255)
          .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const back = (element) => {
        for (let e = element; e; e = e.parentElement) {
          const color = numbers(getComputedStyle(e).backgroundColor);
          if (color.length < 4 || color[3] > 0) {
            return color.slice(0, 3);
          }
        }
        return [255, 255, 255];
      };
      const seen = [];
      const faint = [];
      for (const e of document.querySelectorAll("body *:not(script)")) {
        const text = Array.from(e.childNodes).filter((n) => n.nodeType === 3)
          .map((n) => n.data).join("").trim();
        if (!text || !e.checkVisibility()) {
          continue;
        }
        seen.push(text);
        const pair = [luminance(numbers(getComputedStyle(e).color).slice(0, 3)), luminance(back(e))];
        const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
        if (contrast < 4.5) {
          faint.push(contrast.toFixed(2) + " " + text);
        }
      }
      return [seen.length, faint];
      """;

  private Contrast() {}
}
