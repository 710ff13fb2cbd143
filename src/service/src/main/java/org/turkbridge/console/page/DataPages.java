package org.turkbridge.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.turkbridge.console.data.DataAccess;
import org.turkbridge.console.data.DataPage;
import org.turkbridge.console.data.Decision;
import org.turkbridge.console.data.DecisionException;
import org.turkbridge.console.data.EmbeddedData;
import org.turkbridge.console.data.ItemView;

/** The pages of what the embedded service has, and the forms by which Requesters decide. */
final class DataPages {
  /** What the console's pages call the part of it that these are. */
  static final String SECTION = "data";

  /** The page of HTML that the Question of a HIT is. */
  private static final String FOREIGN = "question";

  private static final String ID = "id";
  private static final String DECIDED = "decided";

  /** Makes a page of a template and what it shows. */
  @FunctionalInterface
  interface Rendering {
    ConsoleAnswer page(int status, String template, Map<String, Object> parameters);
  }

  private final EmbeddedData data;
  private final DataAccess access;
  private final FormTokens tokens;
  private final Rendering rendering;

  DataPages(EmbeddedData data, DataAccess access, FormTokens tokens, Rendering rendering) {
    this.data = data;
    this.access = access;
    this.tokens = tokens;
    this.rendering = rendering;
  }

  /** Whether a page is one of these. */
  boolean includes(String path) {
    return path.equals(FOREIGN) || DataPage.of(path).isPresent() || Decision.of(path).isPresent();
  }

  /**
   * One of these pages.
   *
   * @throws org.turkbridge.local.store.StoreException if the store cannot be read
   * @throws org.turkbridge.memory.MemoryShortageException if there is no memory for it
   */
  ConsoleAnswer answer(ConsoleRequest request, CallFilter filter) {
    return access == DataAccess.OPEN
        ? new Answering(request, filter).answer()
        : message(200, "Data", access.reason(), filter);
  }

  private ConsoleAnswer message(int status, String title, String text, CallFilter filter) {
    return rendering.page(
        status, "message.jte", Map.of("frame", frame(title, filter), "text", text));
  }

  private static PageFrame frame(String title, CallFilter filter) {
    return new PageFrame(title, SECTION, "", filter, List.of());
  }

  /** The answering of one request. */
  private final class Answering {
    private final ConsoleRequest request;
    private final CallFilter filter;

    Answering(ConsoleRequest request, CallFilter filter) {
      this.request = request;
      this.filter = filter;
    }

    ConsoleAnswer answer() {
      Optional<Decision> decision = Decision.of(request.path());
      if (decision.isPresent()) {
        return request.form().isPresent()
            ? decide(decision.get())
            : message(404, "Nothing here", "There is no page at this address.", filter);
      }
      Optional<String> id = Optional.ofNullable(request.query().get(ID));
      if (request.path().equals(FOREIGN)) {
        return id.flatMap(data::page)
            .map(ConsoleAnswer::foreign)
            .orElseGet(() -> nothing("no page of HTML"));
      }
      DataPage page = DataPage.of(request.path()).orElseThrow();
      return id.map(
              each ->
                  item(
                      page,
                      each,
                      Optional.ofNullable(request.query().get(DECIDED)).flatMap(Decision::of)))
          .orElseGet(() -> list(page));
    }

    private ConsoleAnswer nothing(String what) {
      return message(404, "Nothing here", "There is " + what + " of this id.", filter);
    }

    private ConsoleAnswer list(DataPage page) {
      return rendering.page(
          200,
          "records.jte",
          Map.of("frame", frame(page.title(), filter), "view", data.list(page, request.query())));
    }

    private ConsoleAnswer item(DataPage page, String id, Optional<Decision> decided) {
      return data.item(page, id, decided)
          .map(view -> item(200, view, ""))
          .orElseGet(() -> nothing("nothing"));
    }

    private ConsoleAnswer item(int status, ItemView view, String fault) {
      Map<String, String> keys = new HashMap<>();
      view.offer().decisions().forEach(each -> keys.put(each.path(), tokens.of(each.path())));
      return rendering.page(
          status,
          "record.jte",
          Map.of(
              "frame",
              frame(view.title(), filter),
              "view",
              view,
              "frameAddress",
              FOREIGN + "?" + ID + "=" + encoded(view.id()),
              "tokens",
              keys,
              "fault",
              fault));
    }

    /** Asks once more before it does anything, and leads to what it decided on after that. */
    private ConsoleAnswer decide(Decision decision) {
      String id = request.sent(ID);
      String requester = request.sent("requester");
      String text = request.sent("text");
      if (request.sent("confirmed").isEmpty()) {
        return rendering.page(
            200,
            "confirm.jte",
            Map.of(
                "frame",
                frame(decision.title() + "?", filter),
                "decision",
                decision,
                "id",
                id,
                "requester",
                requester,
                "text",
                text,
                "token",
                tokens.of(decision.path())));
      }
      try {
        data.decide(decision, id, requester, text);
        return ConsoleAnswer.seeOther(
            decision.page().about(id) + "&" + DECIDED + "=" + decision.path());
      } catch (DecisionException e) {
        String fault = Objects.requireNonNullElse(e.getMessage(), "");
        return data.item(decision.page(), id, Optional.empty())
            .map(view -> item(400, view, fault))
            .orElseGet(() -> nothing("nothing"));
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
