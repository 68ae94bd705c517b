package dev.retune.publishing.file;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import dev.retune.publishing.target.PublishTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of files for Python. Each version is a folder of its own; a small file says which one to
 * read, and is replaced atomically.
 */
public final class FileTarget implements PublishTarget {
  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9_-]{1,60}");
  private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,17}");
  private static final String PARTIAL = ".partial";

  private final String name;
  private final Path folder;
  private final VersionPointer pointer;
  private final FileFormat format;

  private FileTarget(String name, Path folder, VersionPointer pointer, FileFormat format) {
    this.name = name;
    this.folder = folder;
    this.pointer = pointer;
    this.format = format;
  }

  /**
   * Opens a folder, which is created if its parent is there.
   *
   * @param place name of the file that says which version to read, without its ending
   * @param workspace id of the workspace; a folder that another one publishes into is refused
   * @param format what is written; a folder with versions in another format is refused
   */
  public static FileTarget open(
      String name, Path folder, String place, String workspace, FileFormat format) {
    if (!PLACE.matcher(place).matches()) {
      throw new InvalidInputException("publishing.badPlace", place);
    }
    VersionPointer pointer = new VersionPointer(folder.resolve(place + ".json"), workspace);
    try {
      if (!Files.isDirectory(folder)) {
        create(name, folder);
      } else if (VersionPointer.isOfOther(folder, workspace)) {
        throw new InvalidInputException("publishing.otherWorkspace", name, folder.toString());
      } else if (hasOther(folder, format)) {
        throw new InvalidInputException("publishing.otherFormat", name, folder.toString());
      }
    } catch (IOException e) {
      throw new UnavailableException(e, "publishing.folder", name, folder.toString());
    }
    return new FileTarget(name, folder, pointer, format);
  }

  private static boolean hasOther(Path folder, FileFormat format) throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(each -> VERSION.matcher(version(each)).matches())
          .anyMatch(format::isOther);
    }
  }

  private static String version(Path folder) {
    return String.valueOf(folder.getFileName()).replace(PARTIAL, "");
  }

  private static void create(String name, Path folder) throws IOException {
    if (Files.exists(folder)) {
      throw new InvalidInputException("publishing.noFolder", name, folder.toString());
    }
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UnavailableException(
          "publishing.noParent", name, folder.toString(), String.valueOf(parent));
    }
    Files.createDirectory(folder);
  }

  private interface FileWork<T> {
    T run() throws IOException;
  }

  private <T> T done(FileWork<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UnavailableException(
          e, "publishing.files", name, folder.toString(), String.valueOf(e.getMessage()));
    }
  }

  private Path whole(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(version);
    }
    return folder.resolve(version);
  }

  private Path partial(String version) {
    return folder.resolve(whole(version).getFileName() + PARTIAL);
  }

  private VersionFiles files(String version) {
    Path whole = whole(version);
    return format.in(Files.isDirectory(whole) ? whole : partial(version));
  }

  @Override
  public List<HeldVersion> held() {
    return done(
        () -> {
          String live = pointer.version();
          List<HeldVersion> held = new ArrayList<>();
          try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(Files::isDirectory).sorted().toList()) {
              String version = version(each);
              if (VERSION.matcher(version).matches()) {
                format
                    .in(each)
                    .manifest()
                    .ifPresent(
                        manifest ->
                            held.add(
                                new HeldVersion(
                                    PublishManifest.read(manifest, name),
                                    each.equals(whole(version)),
                                    version.equals(live))));
              }
            }
          }
          return held;
        });
  }

  @Override
  public void stage(PublishManifest manifest) {
    var _ =
        done(
            () -> {
              // copying within a machine is quick, so unfinished files are begun anew
              format.in(partial(manifest.version())).delete();
              if (!hasWhole(manifest)) {
                format.in(whole(manifest.version())).delete();
                format.in(partial(manifest.version())).begin(manifest);
              }
              return true;
            });
  }

  private boolean hasWhole(PublishManifest manifest) {
    return held().stream().anyMatch(v -> v.complete() && v.manifest().equals(manifest));
  }

  @Override
  public Map<String, String> fingerprints(String version) {
    return done(() -> files(version).fingerprints());
  }

  @Override
  public boolean carriesOver() {
    return false;
  }

  @Override
  public Collection<String> carryOver(String from, String to, Collection<String> ids) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public void write(String version, List<PublishedPassage> passages) {
    var _ =
        done(
            () -> {
              format.in(partial(version)).append(passages);
              return true;
            });
  }

  @Override
  public void remove(String version, Collection<String> ids) {
    // a version's files are only ever written from the beginning
    throw new UnavailableException("publishing.filesChanged", name, whole(version).toString());
  }

  @Override
  public void complete(PublishManifest manifest) {
    var _ =
        done(
            () -> {
              Path partial = partial(manifest.version());
              if (Files.isDirectory(partial)) {
                format.in(partial).finish();
                Files.move(partial, whole(manifest.version()), StandardCopyOption.ATOMIC_MOVE);
              }
              return true;
            });
  }

  @Override
  public long count(String version) {
    return done(() -> (long) files(version).fingerprints().size());
  }

  @Override
  public long countLive() {
    return count(done(pointer::version));
  }

  @Override
  public List<List<String>> search(String version, List<float[]> questions, int k) {
    return done(
        () -> {
          NearestRows nearest = new NearestRows(questions, k);
          VersionFiles files = files(version);
          String manifest =
              files
                  .manifest()
                  .orElseThrow(() -> new NoSuchFileException(whole(version).toString()));
          files.vectors(PublishManifest.read(manifest, name).dimension(), nearest::offer);
          return nearest.ids();
        });
  }

  @Override
  public List<List<String>> searchLive(List<float[]> questions, int k) {
    return search(done(pointer::version), questions, k);
  }

  @Override
  public void goLive(String version) {
    var _ =
        done(
            () -> {
              pointer.set(version);
              return true;
            });
  }

  @Override
  public Set<String> deleted(String version) {
    // nobody deletes single passages from files
    return Set.of();
  }

  @Override
  public void drop(String version) {
    var _ =
        done(
            () -> {
              format.in(whole(version)).delete();
              format.in(partial(version)).delete();
              return true;
            });
  }

  @Override
  public void close() {
    // nothing stays open
  }
}
