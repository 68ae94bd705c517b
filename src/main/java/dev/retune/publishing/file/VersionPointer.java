package dev.retune.publishing.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.RefusedException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The small file that says which version to read, and which workspace it is from.
 *
 * @param workspace id of the workspace that writes it
 */
record VersionPointer(Path file, String workspace) {
  private static final String WORKSPACE = "workspace";
  private static final long LONGEST = 4096;

  /** The version to read; empty for none. */
  String version() throws IOException {
    try {
      return JsonFormat.mapper().readTree(Files.readString(file)).path("version").asText("");
    } catch (NoSuchFileException e) {
      return "";
    } catch (JsonProcessingException e) {
      throw new RefusedException(e, "publishing.badPointer", file.toString());
    }
  }

  /** Names another version, in one step. */
  void set(String version) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".partial");
    String said =
        JsonFormat.mapper()
            .createObjectNode()
            .put("version", version)
            .put(WORKSPACE, workspace)
            .toString();
    Files.writeString(written, said + "\n");
    AtomicFiles.sync(written);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether any such file in a folder, under whatever name, is another workspace's. */
  static boolean isOfOther(Path folder, String workspace) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        String owner = owner(each);
        if (!owner.isEmpty() && !owner.equals(workspace)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String owner(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
      return "";
    }
    try {
      JsonNode said = JsonFormat.mapper().readTree(file.toFile());
      return said.has("version") ? said.path(WORKSPACE).asText("") : "";
    } catch (JsonProcessingException e) {
      // a file of somebody else
      return "";
    }
  }
}
