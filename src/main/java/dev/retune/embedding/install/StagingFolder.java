package dev.retune.embedding.install;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.folder.DirectoryTrees;
import dev.retune.embedding.hub.HubFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which a model is gathered until it is whole. A file has its name once it is
 * complete and verified; before, its name ends with {@code .part}. What is there stays when an
 * installation is interrupted.
 *
 * @param folder its path
 */
record StagingFolder(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(StagingFolder.class);

  /** The end of the folder's name, by which other parts of the program know to leave it alone. */
  static final String END = ".partial";

  private static final String PART = ".part";
  private static final String VALIDATOR = ".part.etag";

  /** Where a complete file lies. */
  Path file(HubFile file) {
    try {
      Path path = folder.resolve(file.path()).normalize();
      if (path.startsWith(folder.normalize()) && !path.equals(folder.normalize())) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new InvalidInputException(e, "model.badPath", folder.toString(), file.name());
    }
    throw new InvalidInputException("model.badPath", folder.toString(), file.name());
  }

  /** Where an incomplete file lies. */
  Path part(HubFile file) {
    Path whole = file(file);
    return whole.resolveSibling(whole.getFileName() + PART);
  }

  /** Where the ETag of an incomplete file is kept. */
  Path validator(HubFile file) {
    Path whole = file(file);
    return whole.resolveSibling(whole.getFileName() + VALIDATOR);
  }

  /** Whether a file is complete. */
  boolean has(HubFile file) throws IOException {
    return Files.isRegularFile(file(file)) && Files.size(file(file)) == file.size();
  }

  /** How many bytes of a file are there. */
  long present(HubFile file) throws IOException {
    if (has(file)) {
      return file.size();
    }
    return Files.isRegularFile(part(file)) ? Math.min(file.size(), Files.size(part(file))) : 0;
  }

  /** Gives a complete and synced part its name. */
  void complete(HubFile file) throws IOException {
    Files.move(
        part(file),
        file(file),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(validator(file));
  }

  /** Removes what is there of a file. */
  void forget(HubFile file) throws IOException {
    Files.deleteIfExists(file(file));
    Files.deleteIfExists(part(file));
    Files.deleteIfExists(validator(file));
  }

  /** Removes everything but the given files. */
  void keepOnly(List<HubFile> files) throws IOException {
    Set<Path> kept = files.stream().map(this::file).collect(Collectors.toSet());
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      if (Files.isDirectory(each)) {
        if (!each.equals(folder) && isEmpty(each)) {
          Files.delete(each);
        }
      } else if (!kept.contains(each)) {
        Files.delete(each);
      }
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.findAny().isEmpty();
    }
  }

  /** Makes it the model's folder. */
  void publish(Path target) throws IOException {
    sync(folder);
    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    Path parent = target.getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  private static void sync(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows does not open folders, and does not need it
      LOG.debug("{} cannot be synced", directory, e);
    }
  }

  void delete() throws IOException {
    DirectoryTrees.delete(folder);
  }
}
