package dev.retune.ui.theme;

import static java.util.Map.entry;

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
      Map.ofEntries(
          entry(
              "-color-fg-default",
              List.of(
                  "-retune-card",
                  "-retune-canvas",
                  "-retune-side",
                  "-retune-hover",
                  "-color-bg-subtle",
                  "-color-accent-subtle")),
          entry(
              "-color-fg-muted",
              List.of(
                  "-retune-card",
                  "-retune-canvas",
                  "-retune-side",
                  "-color-bg-subtle",
                  "-color-neutral-muted")),
          entry("-color-fg-subtle", List.of("-retune-card", "-retune-canvas")),
          entry(
              "-color-accent-fg",
              List.of("-retune-card", "-retune-canvas", "-color-accent-subtle")),
          entry("-color-danger-fg", List.of("-retune-card", "-color-danger-subtle")),
          entry("-color-success-fg", List.of("-retune-card", "-color-success-subtle")),
          entry("-color-warning-fg", List.of("-retune-card", "-color-warning-subtle")),
          entry("-color-fg-emphasis", List.of("-color-accent-emphasis")),
          entry(
              "-retune-slack-light-text",
              List.of("-retune-slack-light-page", "-retune-slack-light-block")),
          entry("-retune-slack-light-link", List.of("-retune-slack-light-page")),
          entry("-retune-slack-light-code", List.of("-retune-slack-light-page")),
          entry("-retune-slack-dark-link", List.of("-retune-slack-dark-page")),
          entry("-retune-slack-dark-code", List.of("-retune-slack-dark-page")),
          entry("-retune-slack-light-quiet", List.of("-retune-slack-light-page")),
          entry("-retune-slack-dark-quiet", List.of("-retune-slack-dark-page")),
          entry(
              "-retune-slack-dark-text",
              List.of("-retune-slack-dark-page", "-retune-slack-dark-block")));

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

  /** The table of the guide: each pair with its contrast in both themes. */
  static String table() {
    StringBuilder table = new StringBuilder("| text | on | light | dark |\n|---|---|---|---|\n");
    append(table, "", of(Theme.LIGHT), of(Theme.DARK));
    append(table, "ring of the focus, ", ringsOf(Theme.LIGHT), ringsOf(Theme.DARK));
    return table.toString();
  }

  private static void append(StringBuilder table, String kind, List<Pair> light, List<Pair> dark) {
    for (Pair pair : light) {
      Pair same =
          dark.stream()
              .filter(d -> d.text().equals(pair.text()) && d.ground().equals(pair.ground()))
              .findFirst()
              .orElseThrow();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s`%s` | `%s` | %.2f | %.2f |\n",
              kind,
              pair.text(),
              pair.ground(),
              pair.ratio(),
              same.ratio()));
    }
  }

  /** Prints the table. */
  public static void main(String[] args) {
    System.out.print(table());
  }
}
