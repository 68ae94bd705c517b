package dev.retune.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws feature packages and their dependencies as SVG, from compiled classes. Packages are drawn
 * below their users; transitive dependencies are left out.
 */
final class ArchitectureDiagram {
  private static final int WIDTH = 118;
  private static final int HEIGHT = 34;
  private static final int ACROSS = 24;
  private static final int DOWN = 46;
  private static final int MARGIN = 16;

  private final Map<String, Set<String>> uses = new TreeMap<>();

  ArchitectureDiagram(JavaClasses all, String base) {
    for (JavaClass type : all) {
      String from = feature(type, base);
      if (from.isEmpty()) {
        continue;
      }
      Set<String> used = uses.computeIfAbsent(from, _ -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(d -> feature(d.getTargetClass().getBaseComponentType(), base))
          .filter(to -> !to.isEmpty() && !to.equals(from))
          .forEach(used::add);
    }
  }

  private static String feature(JavaClass type, String base) {
    String name = type.getPackageName();
    return name.startsWith(base + ".") ? name.substring(base.length() + 1).split("\\.", 2)[0] : "";
  }

  /** Returns the diagram; deterministic for the same classes. */
  String svg() {
    List<List<String>> rows = rows();
    int columns = rows.stream().mapToInt(List::size).max().orElse(1);
    int width = 2 * MARGIN + columns * (WIDTH + ACROSS) - ACROSS;
    int height = 2 * MARGIN + rows.size() * (HEIGHT + DOWN) - DOWN;
    Map<String, int[]> at = new TreeMap<>();
    for (int y = 0; y < rows.size(); y++) {
      List<String> row = rows.get(y);
      int left = (width - row.size() * (WIDTH + ACROSS) + ACROSS) / 2;
      for (int x = 0; x < row.size(); x++) {
        at.put(row.get(x), new int[] {left + x * (WIDTH + ACROSS), MARGIN + y * (HEIGHT + DOWN)});
      }
    }
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            """,
            width,
            height));
    at.forEach((from, start) -> direct(from).forEach(to -> out.append(arrow(start, at.get(to)))));
    at.forEach((name, place) -> out.append(box(name, place)));
    return out.append("</svg>\n").toString();
  }

  private static String arrow(int[] from, int[] to) {
    int x1 = from[0] + WIDTH / 2;
    int y1 = from[1] + HEIGHT;
    int x2 = to[0] + WIDTH / 2;
    int y2 = to[1];
    return String.format(
        Locale.ROOT,
        "<path d=\"M%d %dC%d %d %d %d %d %d\" fill=\"none\" stroke=\"#8a94a6\"/>%n",
        x1,
        y1,
        x1,
        y1 + DOWN / 2,
        x2,
        y2 - DOWN / 2,
        x2,
        y2);
  }

  private static String box(String name, int[] place) {
    return String.format(
        Locale.ROOT,
        """
        <rect x="%d" y="%d" width="%d" height="%d" rx="6" fill="#eef3fb" stroke="#4a6fa5"/>
        <text x="%d" y="%d" text-anchor="middle" font-size="13" fill="#1b2a41">%s</text>
        """,
        place[0],
        place[1],
        WIDTH,
        HEIGHT,
        place[0] + WIDTH / 2,
        place[1] + HEIGHT / 2 + 5,
        name);
  }

  // row = longest path from a package without users
  private List<List<String>> rows() {
    Map<String, Integer> depth = new TreeMap<>();
    uses.forEach(
        (from, all) -> {
          depth.put(from, 0);
          all.forEach(to -> depth.put(to, 0));
        });
    for (int round = 0; round < uses.size(); round++) {
      uses.forEach(
          (from, all) -> all.forEach(to -> depth.merge(to, depth.get(from) + 1, Math::max)));
    }
    int last = depth.values().stream().mapToInt(n -> n).max().orElse(0);
    if (last > uses.size()) {
      throw new IllegalStateException("the package dependencies are cyclic");
    }
    List<List<String>> rows = new ArrayList<>();
    for (int y = 0; y <= last; y++) {
      int row = y;
      rows.add(depth.keySet().stream().filter(name -> depth.get(name) == row).toList());
    }
    return rows;
  }

  private List<String> direct(String from) {
    Set<String> all = uses.getOrDefault(from, Set.of());
    return all.stream()
        .filter(to -> all.stream().noneMatch(via -> !via.equals(to) && reaches(via, to)))
        .toList();
  }

  private boolean reaches(String from, String to) {
    return uses.getOrDefault(from, Set.of()).stream()
        .anyMatch(next -> next.equals(to) || reaches(next, to));
  }

  /** Reads the classes of a folder. */
  static ArchitectureDiagram of(Path classes) {
    return new ArchitectureDiagram(new ClassFileImporter().importPath(classes), "dev.retune");
  }

  /** Writes the diagram; arguments are the class folder and the file. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[1]), of(Path.of(arguments[0])).svg());
  }
}
