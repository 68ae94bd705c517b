package dev.retune.index.version;

import dev.retune.common.error.UnavailableException;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexSpecJson;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.model.ProjectionMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directories of the versions, {@code home/index/v<ID>}. */
public final class IndexDirectoryStore {
  private static final Logger LOG = LoggerFactory.getLogger(IndexDirectoryStore.class);

  private static final String TRIALS = "trials";

  private final Path root;
  private final IndexSpecJson specs = new IndexSpecJson();
  private final IndexCommitData commits = new IndexCommitData();

  /** Creates a store below a home. */
  public IndexDirectoryStore(Path home) {
    root = home.resolve("index");
  }

  /** The directory of a version's files. */
  public Path directory(long version) {
    return root.resolve(IndexVersion.label(version));
  }

  /** The directory of a trial index; kept until {@link #deleteTrials}. */
  public Path trial(IndexSpec layout) {
    return root.resolve(TRIALS).resolve(Integer.toHexString(specs.write(layout).hashCode()));
  }

  /** The directories of all trial indexes. */
  public List<Path> trials() {
    return inTrials(Files::isDirectory);
  }

  private List<Path> notes() {
    return inTrials(Files::isRegularFile);
  }

  private List<Path> inTrials(Predicate<Path> kind) {
    Path folder = root.resolve(TRIALS);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(kind).sorted().toList();
    } catch (IOException e) {
      LOG.warn("{} cannot be listed", folder, e);
      return List.of();
    }
  }

  /** Deletes all trial indexes and their result files. */
  public void deleteTrials() {
    trials().forEach(IndexDirectoryStore::delete);
    notes()
        .forEach(
            note -> {
              try {
                Files.deleteIfExists(note);
              } catch (IOException e) {
                LOG.warn("{} cannot be deleted", note, e);
              }
            });
  }

  /** The size of a version's files in bytes; 0 when there are none. */
  long size(long version) {
    try (Stream<Path> files = Files.list(directory(version))) {
      long size = 0;
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
      return size;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Verifies the files of a version by reading all of them.
   *
   * @throws UnavailableException when they are missing, damaged or of another spec
   */
  public void verify(IndexVersion version) {
    try (DirectoryReader reader = open(version)) {
      checkIntegrity(reader);
      if (version.spec().matrix().isPresent()) {
        ProjectionMatrix.read(directory(version.id()), version.spec().matrix().get());
      }
      if (version.spec().questions().isPresent()) {
        PastQuestions.read(directory(version.id()), version.spec().questions().get());
      }
    } catch (IOException e) {
      throw unreadable(e, version);
    }
  }

  /** Opens the files of a complete version, checking their spec and format. */
  public DirectoryReader open(IndexVersion version) {
    try {
      // opening a directory would create it
      if (!Files.isDirectory(directory(version.id()))) {
        throw new NoSuchFileException(directory(version.id()).toString());
      }
      DirectoryReader reader = DirectoryReader.open(FSDirectory.open(directory(version.id())));
      if (!commits.isComplete(reader, version)) {
        IOUtils.closeWhileHandlingException(reader, reader.directory());
        throw new UnavailableException("index.otherFiles", version.label());
      }
      return reader;
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e, version);
    }
  }

  public static void checkIntegrity(DirectoryReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      ((CodecReader) leaf.reader()).checkIntegrity();
    }
  }

  private static UnavailableException unreadable(Exception cause, IndexVersion version) {
    return new UnavailableException(
        cause, "index.unreadable", version.label(), String.valueOf(cause.getMessage()));
  }

  /**
   * Deletes the files of a version, unless a process is writing them.
   *
   * @return whether there were files and all are deleted; failures are logged
   */
  public boolean delete(long version) {
    return delete(directory(version));
  }

  private static boolean delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try {
      try (Directory directory = FSDirectory.open(folder);
          Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
          Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          if (!file.endsWith(IndexWriter.WRITE_LOCK_NAME)) {
            Files.delete(file);
          }
        }
      }
      Files.deleteIfExists(folder.resolve(IndexWriter.WRITE_LOCK_NAME));
      Files.delete(folder);
      return true;
    } catch (IOException e) {
      LOG.warn("The files in {} cannot be deleted now", folder, e);
      return false;
    }
  }
}
