package dev.retune.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.retune.backup.archive.BackupArchiveWriter;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the files of a home folder into a backup. */
final class HomeFilesWriter {
  // model folders that every home creates itself
  private static final Set<String> RECREATED = Set.of("builtin", "fixed-scales");

  private final HomeFolder home;
  private final BackupArchiveWriter archive;
  private final ProgressMonitor monitor;
  private final JsonMapper json = JsonFormat.mapper();

  HomeFilesWriter(HomeFolder home, BackupArchiveWriter archive, ProgressMonitor monitor) {
    this.home = home;
    this.archive = archive;
    this.monitor = monitor;
  }

  /** Writes the settings, without passwords. */
  void settings() throws IOException {
    if (Files.exists(home.settings())) {
      var settings = json.readTree(Files.readString(home.settings()));
      withoutPasswords(settings);
      archive.entry(
          "home/settings.json",
          out -> out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings)));
    }
  }

  /** Removes passwords from addresses, which may have been pasted with one. */
  private static void withoutPasswords(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var property : object.properties()) {
        if (property.getValue().isTextual()) {
          property.setValue(
              TextNode.valueOf(DatabaseUrl.withoutPassword(property.getValue().textValue())));
        }
      }
    }
    node.forEach(HomeFilesWriter::withoutPasswords);
  }

  /** Writes the models that were installed. */
  void models() throws IOException {
    Path models = home.folder().resolve("models");
    for (Path model : sorted(models)) {
      String name = model.getFileName().toString();
      // the built-in model is part of the application
      if (Files.isDirectory(model) && !RECREATED.contains(name) && !name.endsWith(".partial")) {
        folder(model, "models/" + name);
      }
    }
  }

  /** The user's own profiles, without which some sources cannot be read. */
  void profiles() throws IOException {
    for (Path file : sorted(home.profiles())) {
      if (Files.isRegularFile(file) && file.toString().endsWith(ProfileCatalog.SUFFIX)) {
        archive.file("home/profiles/" + file.getFileName(), file);
      }
    }
  }

  /** Writes the files below a folder. */
  void folder(Path folder, String name) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        monitor.check();
        if (!file.endsWith("write.lock")) {
          String below = folder.relativize(file).toString().replace('\\', '/');
          archive.file("home/" + name + "/" + below, file);
        }
      }
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.sorted().toList();
    }
  }
}
