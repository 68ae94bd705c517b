package dev.retune.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Draws every screen and dialog in both themes and languages and in all sizes, to be looked at
 * before a release, with a page that shows them side by side. What reaches over an edge or has no
 * room for its text is listed in {@code faults.txt}. Ends with exit code 1 when a picture is
 * missing.
 */
public final class PictureCatalogue {
  private static final List<String> PAIRS = List.of("light-en", "dark-en", "light-ko", "dark-ko");

  private PictureCatalogue() {}

  /**
   * Arguments: the target folder; scenes, such as {@code overview,review-dark-ko}, or nothing for
   * all; sizes, such as {@code 1024x700,1440x900@2}; a folder that caches the prepared homes.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    String only = args.length > 1 ? args[1] : "";
    List<PictureSize> sizes =
        args.length > 2 && !args[2].isEmpty() ? PictureSize.parseAll(args[2]) : PictureSize.ALL;
    Path place = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("retune-pictures");
    DocumentationScreenshots.onToolkit(
        () -> {
          PictureFiles files = new PictureFiles(folder, PictureFiles.containing(only), true);
          try (SceneCamera camera = new SceneCamera(files, sizes)) {
            PictureReport report = DocumentationScreenshots.draw(camera, place);
            Files.writeString(folder.resolve("index.html"), page(folder, report.files()));
            Files.write(folder.resolve("faults.txt"), report.faults());
            DocumentationScreenshots.end(report);
          }
        });
  }

  /** A table for each scene: a row for each size, a column for each theme and language. */
  static String page(Path folder, List<Path> files) {
    Map<String, Map<String, Map<String, String>>> scenes = new TreeMap<>();
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".png", "");
      String pair = PAIRS.stream().filter(name::endsWith).findFirst().orElseThrow();
      String scene = name.substring(0, name.length() - pair.length() - 1);
      String size = folder.relativize(file).getName(0).toString();
      scenes
          .computeIfAbsent(scene, made -> new TreeMap<>())
          .computeIfAbsent(size, made -> new TreeMap<>())
          .put(pair, folder.relativize(file).toString().replace('\\', '/'));
    }
    String sections =
        scenes.entrySet().stream()
            .map(
                scene ->
                    "<h2 id=\"%s\">%s</h2><table>%s</table>"
                        .formatted(scene.getKey(), scene.getKey(), rows(scene.getValue())))
            .collect(Collectors.joining("\n"));
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Screens and dialogs</title>
        <style>body{font-family:sans-serif}img{width:22vw}th{text-align:left;font-weight:normal}</style>
        </head><body><h1>Screens and dialogs</h1>
        %s
        </body></html>
        """
        .formatted(sections);
  }

  private static String rows(Map<String, Map<String, String>> sizes) {
    return sizes.entrySet().stream()
        .map(size -> "<tr><th>" + size.getKey() + "</th>" + cells(size.getValue()) + "</tr>")
        .collect(Collectors.joining("\n"));
  }

  private static String cells(Map<String, String> pairs) {
    return PAIRS.stream()
        .map(
            pair ->
                pairs.containsKey(pair)
                    ? "<td><a href=\"%s\"><img loading=\"lazy\" alt=\"%s\" src=\"%s\"></a></td>"
                        .formatted(pairs.get(pair), pair, pairs.get(pair))
                    : "<td></td>")
        .collect(Collectors.joining());
  }
}
