package org.turkbridge.awscli.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PythonTextTest {
  @Property
  void aFloatReadsAsItself(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);
    Assume.that(Double.isFinite(number));

    assertThat(Double.parseDouble(PythonText.floating(number))).isEqualTo(number);
  }

  @Property
  void noFewerDigitsReadAsTheFloat(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);
    Assume.that(Double.isFinite(number) && number != 0);

    int digits = new BigDecimal(PythonText.floating(number)).stripTrailingZeros().precision();
    Assume.that(digits > 1);
    BigDecimal shorter =
        new BigDecimal(number).round(new MathContext(digits - 1, RoundingMode.HALF_EVEN));
    assertThat(shorter.doubleValue()).isNotEqualTo(number);
  }

  @Example
  void theExponentShowsWhereItDoesInPython() {
    assertThat(PythonText.floating(1e15)).isEqualTo("1000000000000000.0");
    assertThat(PythonText.floating(1e16)).isEqualTo("1e+16");
    assertThat(PythonText.floating(0.0001)).isEqualTo("0.0001");
    assertThat(PythonText.floating(-0.000012)).isEqualTo("-1.2e-05");
    assertThat(PythonText.floating(Double.parseDouble("2e23"))).isEqualTo("2e+23");
    assertThat(PythonText.floating(-0.0)).isEqualTo("-0.0");
  }
}
