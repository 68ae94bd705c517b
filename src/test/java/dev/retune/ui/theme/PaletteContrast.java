package dev.retune.ui.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Contrast of text on its background by WCAG 2.1, computed from the palettes. As a program it
 * prints the table.
 */
final class PaletteContrast {
  private static final Path CSS = Path.of("src/main/resources/dev/retune/ui/css");
  private static final Pattern ROLE =
      Pattern.compile("(-(?:color|retune)-[a-z0-9-]+): (#[0-9a-fA-F]{6})([0-9a-fA-F]{2})?;");

  /** Text and the grounds on which the style sheets put it. */
  private static final Map<String, List<String>> PAIRS =
      Map.of(
          "-color-fg-default",
          List.of(
              "-retune-card",
              "-retune-canvas",
              "-retune-side",
              "-retune-hover",
              "-color-bg-subtle",
              "-color-accent-subtle"),
          "-color-fg-muted",
          List.of(
              "-retune-card",
              "-retune-canvas",
              "-retune-side",
              "-color-bg-subtle",
              "-color-neutral-muted"),
          "-color-accent-fg",
          List.of("-retune-card", "-retune-canvas", "-color-accent-subtle"),
          "-color-danger-fg",
          List.of("-retune-card", "-color-danger-subtle"),
          "-color-success-fg",
          List.of("-retune-card", "-color-success-subtle"),
          "-color-warning-fg",
          List.of("-retune-card", "-color-warning-subtle"),
          "-color-fg-emphasis",
          List.of("-color-accent-emphasis"),
          "-retune-slack-light-text",
          List.of("-retune-slack-light-page"),
          "-retune-slack-light-quiet",
          List.of("-retune-slack-light-page"),
          "-retune-slack-dark-text",
          List.of("-retune-slack-dark-page"));

  /** The ring around what has the focus, and the grounds it is drawn on. */
  private static final Map<String, List<String>> RINGS =
      Map.of(
          "-color-accent-emphasis",
          List.of("-retune-card", "-retune-canvas", "-retune-side", "-color-bg-subtle"));

  private PaletteContrast() {}

  /** A text on its ground. */
  record Pair(String theme, String text, String ground, double ratio) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "| %s | `%s` | `%s` | %.2f |", theme, text, ground, ratio);
    }
  }

  static List<Pair> of(Theme theme) {
    return of(theme, PAIRS);
  }

  static List<Pair> ringsOf(Theme theme) {
    return of(theme, RINGS);
  }

  private static List<Pair> of(Theme theme, Map<String, List<String>> wanted) {
    String name = theme.name().toLowerCase(Locale.ROOT);
    Map<String, String> roles = roles("palette-" + name + ".css");
    List<Pair> pairs = new ArrayList<>();
    wanted.forEach(
        (text, grounds) ->
            grounds.stream()
                .filter(ground -> roles.containsKey(text) && roles.containsKey(ground))
                .forEach(
                    ground ->
                        pairs.add(
                            new Pair(
                                name,
                                text,
                                ground,
                                ratio(color(roles, text), color(roles, ground))))));
    return pairs.stream()
        .sorted(java.util.Comparator.comparing(Pair::text).thenComparing(Pair::ground))
        .toList();
  }

  private static Map<String, String> roles(String file) {
    try {
      return ROLE.matcher(Files.readString(CSS.resolve(file)))
          .results()
          .filter(role -> role.group(3) == null)
          .collect(Collectors.toMap(r -> r.group(1), r -> r.group(2), (first, later) -> later));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String color(Map<String, String> roles, String role) {
    return Objects.requireNonNull(roles.get(role), role);
  }

  private static double ratio(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String color) {
    int rgb = Integer.parseInt(color.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  /** Prints the table. */
  public static void main(String[] args) {
    System.out.println("| theme | text | on | contrast |\n|---|---|---|---|");
    for (Theme theme : Theme.values()) {
      of(theme).forEach(System.out::println);
      ringsOf(theme).forEach(System.out::println);
    }
  }
}
