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
 * The folder with all data of one installation.
 *
 * @param folder absolute path; created on first use
 */
public record HomeFolder(Path folder) {
  private static final Pattern OWN =
      Pattern.compile(
          "(retune|settings|overview|ui-state|drafts)[.].*|index|models|profiles|find|logs|demo"
              + "|restoring|before-restore-.*");

  /** Returns the home in a folder. */
  public static HomeFolder of(Path folder) {
    return new HomeFolder(folder.toAbsolutePath().normalize());
  }

  /**
   * Returns the home of RETUNE_HOME, else the per-user data folder of the system.
   *
   * @throws InvalidInputException when the system has no folder for this user
   */
  public static HomeFolder of(Map<String, String> environment) {
    Path folder =
        Optional.ofNullable(environment.get("RETUNE_HOME"))
            .filter(value -> !value.isBlank())
            .map(Path::of)
            .orElseGet(
                () -> perUser(AppDirsFactory.getInstance().getUserDataDir("retune", null, null)));
    return of(folder);
  }

  /** Rejects the relative path "?", which the library returns for an unknown home. */
  static Path perUser(String folder) {
    Path path = Path.of(folder);
    if (!path.isAbsolute()) {
      throw new InvalidInputException("settings.noHome");
    }
    return path;
  }

  /**
   * Creates the folder with access for its owner only. The content of an existing one is restricted
   * to the owner; so is the folder itself, unless it contains files that are not Retune's.
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

  /** Returns the default workspace database. */
  public DatabaseUrl database() {
    return DatabaseUrl.h2File(folder.resolve("retune"));
  }

  /** Returns the folder of the user's own source profiles, which need not exist. */
  public Path profiles() {
    return folder.resolve("profiles");
  }

  /** Returns the folder of the local copies of remote sources, which need not exist. */
  public Path mirrors() {
    return folder.resolve("sources");
  }

  /** Returns the path of the settings file. */
  public Path settings() {
    return folder.resolve("settings.json");
  }

  /**
   * Returns a separate home for the built-in sample, inside this one, so that it never mixes with
   * real data.
   */
  public HomeFolder demo() {
    return new HomeFolder(folder.resolve("demo"));
  }
}
