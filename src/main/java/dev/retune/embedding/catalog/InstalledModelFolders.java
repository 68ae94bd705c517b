package dev.retune.embedding.catalog;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.catalog.InstalledRerankerCatalog.Place;
import dev.retune.embedding.model.ModelCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The folders of installed models, and the names that users give them. */
final class InstalledModelFolders {
  static final String BUILT_IN = "builtin";
  static final String COPIES = "fixed-scales";

  /** How many digits of a commit are part of an installed model's name. */
  private static final int COMMIT_DIGITS = 12;

  private static final Set<String> RESERVED = Set.of(ModelCatalog.BUILT_IN, BUILT_IN, COPIES);

  private final Path models;

  InstalledModelFolders(Path models) {
    this.models = models;
  }

  /** Whether a new model cannot have a name. */
  boolean isTaken(String name) {
    return RESERVED.contains(name) || ids().contains(name);
  }

  /**
   * The id of an installed model, which may be named by its id or by its name at the hub, with or
   * without a commit.
   *
   * @throws InvalidInputException when none or several have that name
   */
  String idOf(String name) {
    List<String> ids = named(name);
    if (ids.isEmpty()) {
      throw new InvalidInputException("embedding.noModel", name);
    }
    return ids.getFirst();
  }

  /** The ids that a name stands for; at most one. */
  private List<String> named(String name) {
    List<String> all = ids();
    if (all.contains(name)) {
      return List.of(name);
    }
    int at = name.indexOf('@');
    String repository = (at < 0 ? name : name.substring(0, at)).replace("/", "--");
    String commit = at < 0 ? "" : name.substring(at + 1);
    List<String> ids =
        all.stream()
            .filter(
                id ->
                    id.startsWith(
                        repository
                            + "@"
                            + commit.substring(0, Math.min(COMMIT_DIGITS, commit.length()))))
            .toList();
    if (ids.size() > 1) {
      throw new InvalidInputException("embedding.ambiguous", name, String.join(", ", ids));
    }
    return ids;
  }

  /** The ids of all installed models, of every kind; not the built-in one. */
  List<String> ids() {
    if (!Files.isDirectory(models)) {
      return List.of();
    }
    try (var folders = Files.list(models)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !RESERVED.contains(name))
          .filter(name -> !name.endsWith(".partial"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UnavailableException(e, "embedding.unreadable", models.toString());
    }
  }

  /** Where a model is, by its name or the path of its folder. */
  Place place(String idOrFolder) {
    List<String> ids = named(idOrFolder);
    if (!ids.isEmpty()) {
      return new Place(ids.getFirst(), models.resolve(ids.getFirst()));
    }
    try {
      Path folder = Path.of(idOrFolder);
      if (!idOrFolder.isBlank() && Files.isDirectory(folder)) {
        Path real = folder.toRealPath();
        return new Place(real.toString(), real);
      }
    } catch (InvalidPathException e) {
      throw new InvalidInputException(e, "embedding.noModel", idOrFolder);
    } catch (IOException e) {
      throw new UnavailableException(e, "embedding.unreadable", idOrFolder);
    }
    throw new InvalidInputException("embedding.noModel", idOrFolder);
  }
}
