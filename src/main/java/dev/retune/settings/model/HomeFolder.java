package dev.retune.settings.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.io.OwnerOnlyFiles;
import dev.retune.persistence.connection.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.harawata.appdirs.AppDirsFactory;

/**
 * The folder that holds all of one installation's data.
 *
 * @param folder absolute; made on first use
 */
public record HomeFolder(Path folder) {
  private static final Pattern OWN =
      Pattern.compile(
          "(retune|settings|overview|ui-state)[.].*|index|models|find|logs|demo"
              + "|restoring|before-restore-.*");

  /**
   * The folder named, else RETUNE_HOME, else the per-user data folder of this system.
   *
   * @throws InvalidInputException when this system knows no folder of this user's
   */
  public static HomeFolder of(Optional<Path> named, Map<String, String> environment) {
    Path folder =
        named
            .or(
                () ->
                    Optional.ofNullable(environment.get("RETUNE_HOME"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
            .orElseGet(
                () -> perUser(AppDirsFactory.getInstance().getUserDataDir("retune", null, null)));
    return new HomeFolder(folder.toAbsolutePath().normalize());
  }

  /** Java names a folder that it does not know "?": it would be made wherever the user stands. */
  static Path perUser(String folder) {
    Path path = Path.of(folder);
    if (!path.isAbsolute()) {
      throw new InvalidInputException("settings.noHome");
    }
    return path;
  }

  /**
   * Makes the folder, which its owner alone can read. What is in one that is there already is
   * closed to others, and so is the folder itself unless it holds what is not of a home.
   */
  public void make() throws IOException {
    OwnerOnlyFiles.folder(folder);
    List<Path> held;
    try (Stream<Path> list = Files.list(folder)) {
      held = list.toList();
    }
    if (held.stream().allMatch(HomeFolder::isOwn)) {
      OwnerOnlyFiles.closeAlone(folder);
    }
    for (Path path : held) {
      if (isOwn(path) && OwnerOnlyFiles.isOpen(path)) {
        OwnerOnlyFiles.close(path);
      }
    }
  }

  private static boolean isOwn(Path path) {
    return OWN.matcher(path.getFileName().toString()).matches();
  }

  /** The workspace when no other database is named. */
  public DatabaseUrl database() {
    return DatabaseUrl.h2File(folder.resolve("retune"));
  }

  /** The settings file. */
  public Path settings() {
    return folder.resolve("settings.json");
  }

  /** A home inside this one for the built-in sample, so that it never mixes with a user's data. */
  public HomeFolder demo() {
    return new HomeFolder(folder.resolve("demo"));
  }
}
