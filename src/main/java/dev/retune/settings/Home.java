package dev.retune.settings;

import dev.retune.db.DatabaseUrl;
import dev.retune.fault.BadInput;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import net.harawata.appdirs.AppDirsFactory;

/**
 * The folder that holds all of one installation's data.
 *
 * @param folder absolute; made on first use
 */
public record Home(Path folder) {

  /**
   * The folder named, else RETUNE_HOME, else the per-user data folder of this system.
   *
   * @throws BadInput when this system knows no folder of this user's
   */
  public static Home of(Optional<Path> named, Map<String, String> environment) {
    Path folder =
        named
            .or(
                () ->
                    Optional.ofNullable(environment.get("RETUNE_HOME"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
            .orElseGet(
                () -> perUser(AppDirsFactory.getInstance().getUserDataDir("retune", null, null)));
    return new Home(folder.toAbsolutePath().normalize());
  }

  /** Java names a folder that it does not know "?": it would be made wherever the user stands. */
  static Path perUser(String folder) {
    Path path = Path.of(folder);
    if (!path.isAbsolute()) {
      throw new BadInput("settings.noHome");
    }
    return path;
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
  public Home demo() {
    return new Home(folder.resolve("demo"));
  }
}
