package org.turkbridge.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PythonFloatTest {
  @Property
  void aFloatReadsAsItself(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);
    Assume.that(Double.isFinite(number));

    assertThat(Double.parseDouble(PythonText.number(number))).isEqualTo(number);
  }

  @Property
  void noFewerDigitsReadAsTheFloat(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);
    Assume.that(Double.isFinite(number) && number != 0);

    int digits = new BigDecimal(PythonText.number(number)).stripTrailingZeros().precision();
    Assume.that(digits > 1);
    BigDecimal shorter =
        new BigDecimal(number).round(new MathContext(digits - 1, RoundingMode.HALF_EVEN));
    assertThat(shorter.doubleValue()).isNotEqualTo(number);
  }

  @Example
  void theExponentShowsWhereItDoesInPython() {
    assertThat(PythonText.number(1e15)).isEqualTo("1000000000000000.0");
    assertThat(PythonText.number(1e16)).isEqualTo("1e+16");
    assertThat(PythonText.number(0.0001)).isEqualTo("0.0001");
    assertThat(PythonText.number(-0.000012)).isEqualTo("-1.2e-05");
    assertThat(PythonText.number(Double.parseDouble("2e23"))).isEqualTo("2e+23");
    assertThat(PythonText.number(-0.0)).isEqualTo("-0.0");
  }
}
