package dev.retune.embedding.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A model repository of a {@link TestHub}. */
public final class HubRepository {
  /** Files from this size on are stored as large files. */
  private static final int LARGE = 10_000;

  final String name;
  final Map<String, byte[]> files = new TreeMap<>();
  final Map<String, Object> described = new LinkedHashMap<>();
  Optional<String> errorCode = Optional.empty();
  int errorStatus;
  boolean contentGated;

  public HubRepository(String name) {
    this.name = name;
  }

  /** Adds a text file. */
  public HubRepository with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file. */
  public HubRepository with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  public String name() {
    return name;
  }

  /** The content of a file. */
  public byte[] content(String path) {
    return files.getOrDefault(path, new byte[0]);
  }

  /** Removes a file. */
  public HubRepository without(String path) {
    files.remove(path);
    return this;
  }

  /** Adds the files of a folder. */
  public HubRepository withAll(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        with(folder.relativize(each).toString().replace('\\', '/'), Files.readAllBytes(each));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets a field of what the API tells. */
  public HubRepository telling(String field, Object value) {
    described.put(field, value);
    return this;
  }

  /** Refuses every request. */
  public HubRepository refusing(int status, String code) {
    errorStatus = status;
    errorCode = Optional.of(code);
    return this;
  }

  /** Tells about itself, but refuses the files. */
  public HubRepository gated() {
    contentGated = true;
    return telling("gated", "auto");
  }

  /** The commit, which depends on all files. */
  public String commit() {
    StringBuilder all = new StringBuilder(name);
    files.forEach((path, content) -> all.append(path).append(sha256(content)));
    return hex("SHA-1", all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What the API tells about the model. */
  ObjectNode described() {
    ObjectNode json = JsonFormat.mapper().createObjectNode();
    json.put("_id", "66f0000000000000000000aa")
        .put("id", name)
        .put("sha", commit())
        .put("private", false)
        .put("gated", false)
        .put("downloads", 5)
        .put("likes", 1)
        .put("lastModified", "2026-11-01T00:00:00.000Z");
    described.forEach((field, value) -> json.set(field, JsonFormat.mapper().valueToTree(value)));
    return json;
  }

  /** What the API tells about a file. */
  ObjectNode entry(String path) {
    byte[] content = files.getOrDefault(path, new byte[0]);
    ObjectNode entry = JsonFormat.mapper().createObjectNode();
    entry.put("type", "file").put("path", path).put("size", content.length);
    entry.putObject("lastCommit").put("id", commit()).put("title", "Add files");
    if (isLarge(content)) {
      entry.put("oid", "0".repeat(40));
      entry
          .putObject("lfs")
          .put("oid", sha256(content))
          .put("size", content.length)
          .put("pointerSize", 134);
    } else {
      entry.put("oid", gitSha1(content));
    }
    return entry;
  }

  static boolean isLarge(byte[] content) {
    return content.length >= LARGE;
  }

  public static String sha256(byte[] content) {
    return hex("SHA-256", content);
  }

  /** The hash that git gives a file. */
  public static String gitSha1(byte[] content) {
    byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + content.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return hex("SHA-1", all);
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lays it out as the hub's own clients do after a download. */
  public void writeToCache(Path cache, String revision) throws IOException {
    Path root = cache.resolve("models--" + name.replace("/", "--"));
    Path snapshot = root.resolve("snapshots").resolve(commit());
    Files.createDirectories(root.resolve("blobs"));
    Files.createDirectories(root.resolve("refs"));
    Files.writeString(root.resolve("refs").resolve(revision), commit());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] content = file.getValue();
      Path blob =
          root.resolve("blobs").resolve(isLarge(content) ? sha256(content) : gitSha1(content));
      Files.write(blob, content);
      Path link = snapshot.resolve(file.getKey());
      Path folder = link.resolveSibling("");
      Files.createDirectories(folder);
      Files.createSymbolicLink(link, folder.relativize(blob));
    }
  }
}
