package dev.gatehouse.script;

import dev.gatehouse.script.OutputText.Look;

/**
 * The colours of a terminal's text (ECMA-48's "select graphic rendition"). Colours of larger
 * palettes become the nearest of the 16, which can be read on the console's ground; backgrounds,
 * blinking and hidden text are left out, since they serve to hide what is said.
 */
final class Colours {
  private static final int BRIGHT = 8;
  private static final int GREY = 8;
  private static final int WHITE = 15;

  private Colours() {}

  /**
   * How text looks after such a sequence.
   *
   * @param parameters what stands between {@code ESC [} and {@code m}
   */
  static Look after(Look before, String parameters) {
    var numbers = parameters.replace(':', ';').split(";", -1);
    var look = before;
    for (var i = 0; i < numbers.length; i++) {
      var number = number(numbers[i]);
      if (number == 38 || number == 48) {
        var long3 = i + 1 < numbers.length && number(numbers[i + 1]) == 2;
        var taken = long3 ? 4 : 2;
        if (i + taken < numbers.length && number == 38) {
          look =
              coloured(look, long3 ? nearest(numbers, i + 2) : ofPalette(number(numbers[i + 2])));
        }
        i += taken;
      } else {
        look = after(look, number);
      }
    }
    return look;
  }

  private static Look after(Look look, int number) {
    if (number == 0) {
      return Look.USUAL;
    } else if (number == 1) {
      return new Look(look.colour(), true, look.faint());
    } else if (number == 2) {
      return new Look(look.colour(), look.bold(), true);
    } else if (number == 22) {
      return new Look(look.colour(), false, false);
    } else if (number >= 30 && number <= 37) {
      return coloured(look, number - 30);
    } else if (number >= 90 && number <= 97) {
      return coloured(look, number - 90 + BRIGHT);
    } else if (number == 39) {
      return coloured(look, Look.PLAIN);
    }
    return look;
  }

  private static Look coloured(Look look, int colour) {
    return new Look(colour, look.bold(), look.faint());
  }

  /** The palette of 256: the 16, a cube of 6 by 6 by 6, and 24 shades of grey. */
  private static int ofPalette(int index) {
    if (index < 16) {
      return Math.max(0, index);
    }
    if (index >= 232) {
      return index >= 244 ? WHITE : GREY;
    }
    var in = index - 16;
    return nearest(in / 36 * 51, in / 6 % 6 * 51, in % 6 * 51);
  }

  private static int nearest(String[] numbers, int at) {
    return nearest(number(numbers[at]), number(numbers[at + 1]), number(numbers[at + 2]));
  }

  private static int nearest(int red, int green, int blue) {
    var most = Math.max(red, Math.max(green, blue));
    var least = Math.min(red, Math.min(green, blue));
    if (most - least < 40) {
      return most > 140 ? WHITE : GREY;
    }
    // A channel that is nearer to the strongest than to the weakest one belongs to the hue.
    var middle = (most + least) / 2;
    var hue = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0);
    return most > 200 ? hue + BRIGHT : hue;
  }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > 3) {
      return 0;
    }
    var number = 0;
    for (var i = 0; i < text.length(); i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
