package dev.retune.embedding.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the hub's own clients keep what they downloaded: {@code
 * models--OWNER--NAME/snapshots/COMMIT/}, usually with links into {@code blobs}, whose files are
 * named by the hash of their content. It is only read.
 */
public final class HubCache {
  private static final Logger LOG = LoggerFactory.getLogger(HubCache.class);

  private final Path folder;

  public HubCache(Path folder) {
    this.folder = folder;
  }

  /** The commit that a revision had when it was last downloaded, if that commit is there. */
  public Optional<String> commit(ModelAddress address) {
    Path ref = root(address).resolve("refs").resolve(address.revision());
    try {
      Optional<String> commit =
          address.isCommit()
              ? Optional.of(address.revision())
              : Files.isRegularFile(ref)
                  ? Optional.of(Files.readString(ref).strip())
                  : Optional.empty();
      return commit
          .filter(ModelAddress::isCommit)
          .filter(each -> Files.isDirectory(snapshot(address, each)));
    } catch (IOException e) {
      LOG.warn("{} cannot be read", ref, e);
      return Optional.empty();
    }
  }

  /** The files of a commit that are there; not always all. */
  public List<HubFile> files(ModelAddress commit) {
    Path snapshot = snapshot(commit, commit.revision());
    if (!Files.isDirectory(snapshot)) {
      return List.of();
    }
    List<HubFile> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(snapshot)) {
      for (Path each : (Iterable<Path>) walk::iterator) {
        String path = snapshot.relativize(each).toString().replace('\\', '/');
        Optional<Path> content = Files.isDirectory(each) ? Optional.empty() : file(commit, path);
        if (content.isPresent()) {
          String blob = String.valueOf(content.get().getFileName());
          files.add(
              new HubFile(
                  HubFile.checked(commit.repository(), path),
                  Files.size(content.get()),
                  Optional.of(blob).filter(name -> name.matches("[0-9a-f]{40}")),
                  Optional.of(blob).filter(name -> name.matches("[0-9a-f]{64}"))));
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read", snapshot, e);
      return List.of();
    }
    return List.copyOf(files);
  }

  /** The content of a file, if it is there; a link out of the cache counts as missing. */
  public Optional<Path> file(ModelAddress commit, String path) {
    Path file = snapshot(commit, commit.revision()).resolve(path);
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      Path real = file.toRealPath();
      return real.startsWith(folder.toRealPath()) ? Optional.of(real) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} cannot be read", file, e);
      return Optional.empty();
    }
  }

  private Path snapshot(ModelAddress address, String commit) {
    return root(address).resolve("snapshots").resolve(commit);
  }

  private Path root(ModelAddress address) {
    return folder.resolve("models--" + address.repository().replace("/", "--"));
  }
}
