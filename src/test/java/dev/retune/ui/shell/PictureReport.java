package dev.retune.ui.shell;

import dev.retune.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was drawn, and what should have been.
 *
 * @param files the pictures in the order they were drawn
 * @param failures a line for each picture that is missing, with the reason
 * @param faults a line for each thing that is crooked in a picture
 */
record PictureReport(List<Path> files, List<String> failures, List<String> faults) {

  /** Waits for the files of a camera that has drawn all scenes. */
  static PictureReport of(SceneCamera camera) throws InterruptedException, ExecutionException {
    List<Path> files = camera.files().written();
    Map<String, Long> drawn =
        files.stream().collect(Collectors.groupingBy(PictureReport::name, Collectors.counting()));
    List<String> failures = new ArrayList<>(camera.failures());
    List<String> wanted = pictures().filter(camera.files()::isWanted).toList();
    for (String picture : wanted) {
      long times = drawn.getOrDefault(picture, 0L);
      if (times != camera.sizes() && failures.stream().noneMatch(f -> f.startsWith(picture))) {
        failures.add("%s was drawn in %d of %d sizes".formatted(picture, times, camera.sizes()));
      }
    }
    if (wanted.isEmpty()) {
      failures.add("no scene has such a name");
    }
    return new PictureReport(files, List.copyOf(failures), camera.faults());
  }

  /** The names of all pictures, such as {@code overview-light-en.png}. */
  static Stream<String> pictures() {
    List<String> ends =
        Arrays.stream(Theme.values())
            .flatMap(
                theme -> Stream.of("en", "ko").map(language -> SceneCamera.end(theme, language)))
            .toList();
    return ScreenshotScenes.names().flatMap(name -> ends.stream().map(end -> name + end));
  }

  /** Says how many pictures were drawn of which scenes, and what is missing. */
  String text() {
    Map<String, Long> scenes =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> name(file).replaceFirst("-(light|dark)-(en|ko)\\.png$", ""),
                    TreeMap::new,
                    Collectors.counting()));
    Map<Long, List<String>> alike =
        scenes.keySet().stream()
            .collect(Collectors.groupingBy(scenes::get, TreeMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    alike.forEach(
        (times, names) ->
            text.append("%d of each of: %s%n".formatted(times, String.join(", ", names))));
    failures.forEach(failure -> text.append("MISSING ").append(failure).append('\n'));
    return text.append(
            "%d pictures of %d scenes, %d missing, %d faults"
                .formatted(files.size(), scenes.size(), failures.size(), faults.size()))
        .toString();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
