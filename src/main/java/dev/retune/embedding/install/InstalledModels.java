package dev.retune.embedding.install;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.folder.ModelRecordFile;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.model.ModelRecord.InstalledFile;
import dev.retune.embedding.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models on this machine, with where they are from. */
public final class InstalledModels {
  private final InstalledModelCatalog catalog;
  private final Path models;

  /** The models of a catalog, which are in a folder. */
  public InstalledModels(InstalledModelCatalog catalog, Path models) {
    this.catalog = catalog;
    this.models = models;
  }

  /** A model that is not whole: its installation was interrupted. */
  public record Unfinished(String id, long bytes) {
    /** Its name at the hub. */
    public String repository() {
      return id.replaceFirst("@.*", "").replaceFirst("--", "/");
    }

    /** The name of the variant, if it is not the standard one. */
    public Optional<String> variant() {
      int plus = id.indexOf('+', Math.max(0, id.indexOf('@')));
      return plus < 0 ? Optional.empty() : Optional.of(id.substring(plus + 1));
    }
  }

  /** A file that is not what the record says. */
  public record Fault(String path, boolean missing) {}

  /** All that can be used, the built-in model first. */
  public List<InstalledModel> list() {
    return catalog.list().stream().map(this::describe).toList();
  }

  /** Where a model is from, and its size. */
  public InstalledModel describe(ModelSpec spec) {
    Path folder = catalog.folderOf(spec);
    return new InstalledModel(spec, ModelRecordFile.read(folder), bytes(folder));
  }

  /** The rerankers that can be used. */
  public List<InstalledReranker> rerankers() {
    return catalog.rerankers().list().stream()
        .map(
            spec -> {
              Path folder = models.resolve(spec.id());
              return new InstalledReranker(spec, ModelRecordFile.read(folder), bytes(folder));
            })
        .toList();
  }

  /** The installations that were interrupted. */
  public List<Unfinished> unfinished() {
    if (!Files.isDirectory(models)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(models)) {
      return folders
          .filter(folder -> String.valueOf(folder.getFileName()).endsWith(StagingFolder.END))
          .filter(Files::isDirectory)
          .sorted()
          .map(
              folder -> {
                String name = String.valueOf(folder.getFileName());
                return new Unfinished(
                    name.substring(0, name.length() - StagingFolder.END.length()), bytes(folder));
              })
          .toList();
    } catch (IOException e) {
      throw new UnavailableException(e, "embedding.unreadable", models.toString());
    }
  }

  private static long bytes(Path folder) {
    long sum = 0;
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) walk::iterator) {
        sum += Files.isRegularFile(each) ? Files.size(each) : 0;
      }
      return sum;
    } catch (IOException e) {
      throw new UnavailableException(e, "embedding.unreadable", folder.toString());
    }
  }

  /**
   * Reads a model's files again and compares them with its record.
   *
   * @return what differs; empty when all is as it was installed
   * @throws InvalidInputException when it was not installed from a hub, so that nothing is known
   */
  public List<Fault> check(String name, ProgressMonitor monitor) {
    String id = catalog.idOf(name);
    Path folder = models.resolve(id);
    ModelRecord record =
        ModelRecordFile.read(folder)
            .orElseThrow(() -> new InvalidInputException("model.noRecord", id));
    DownloadProgress progress =
        new DownloadProgress(
            monitor.reportingTo(
                now ->
                    monitor.at(
                        dev.retune.common.progress.TaskProgress.ofBytes(
                            "stage.verify", now.done(), now.total(), now.elapsed(), 0))),
            record.bytes());
    List<Fault> faults = new ArrayList<>();
    for (InstalledFile each : record.files()) {
      Optional<Path> file =
          Optional.of(folder.resolve(each.path()).normalize())
              .filter(path -> path.startsWith(folder) && Files.isRegularFile(path));
      if (file.isEmpty()) {
        faults.add(new Fault(each.path(), true));
      } else if (!FileVerification.of(file.get(), monitor).sha256().equals(each.sha256())) {
        faults.add(new Fault(each.path(), false));
      }
      progress.fetched(each.size());
    }
    return List.copyOf(faults);
  }

  /**
   * The id of an installed model that is named by its id or its name at the hub.
   *
   * @throws InvalidInputException when none or several have that name
   */
  public String idOf(String name) {
    return catalog.idOf(name);
  }

  /** Whether a name, an id or a folder stands for the model with an id. */
  public boolean isSame(String named, String id) {
    try {
      return named.equals(id) || catalog.idOf(named).equals(id);
    } catch (InvalidInputException e) {
      return models.resolve(id).toString().equals(named);
    }
  }

  /** The models that were installed from a hub, by id. */
  public List<String> checkable() {
    return catalog.installedIds().stream()
        .filter(id -> ModelRecordFile.read(models.resolve(id)).isPresent())
        .toList();
  }

  /**
   * Removes a model, or what an interrupted installation left of one.
   *
   * @throws InvalidInputException when there is none of that name, or it is the built-in one
   */
  public String remove(String name) {
    Optional<Unfinished> partial =
        unfinished().stream().filter(each -> each.id().equals(name)).findFirst();
    if (partial.isPresent()) {
      try {
        new StagingFolder(models.resolve(name + StagingFolder.END)).delete();
        return name;
      } catch (IOException e) {
        throw new UnavailableException(e, "model.notWritten", models.toString());
      }
    }
    return catalog.remove(name);
  }
}
