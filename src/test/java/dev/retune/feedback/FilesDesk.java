package dev.retune.feedback;

import dev.retune.house.Databases;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A workspace and a folder of files to import into it. */
final class FilesDesk implements AutoCloseable {
  final Desk desk = new Desk(Databases.H2);
  final Path folder;
  private final Importer importer;

  FilesDesk(Path folder) {
    this(folder, Desk.NOW);
  }

  FilesDesk(Path folder, Instant now) {
    this.folder = folder;
    this.importer =
        new Importer(desk.workspace, Clock.fixed(now, ZoneOffset.UTC), new Texts(Locale.ENGLISH));
  }

  Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  Path file(String name, String... lines) throws IOException {
    return file(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  ImportReport read(Path file) {
    return read(file, Mapping.GUESSED);
  }

  ImportReport read(Path file, Mapping mapping) {
    return read(file, new ImportOptions(java.util.Optional.empty(), mapping));
  }

  ImportReport read(Path file, ImportOptions options) {
    ImportReport report = importer.importFile(file, options, Monitor.none());
    sums(report);
    return report;
  }

  List<ImportReport> read(Path... files) {
    List<ImportReport> reports =
        importer.importFiles(List.of(files), ImportOptions.DEFAULT, Monitor.none());
    reports.forEach(FilesDesk::sums);
    return reports;
  }

  private static void sums(ImportReport report) {
    long told = report.stored().total() + report.unchanged().total() + report.rejectedRows();
    if (report.read().total() + report.unknown() != told) {
      throw new AssertionError("read + unknown is not stored + unchanged + rejected: " + report);
    }
  }

  /** "line: reason" of each rejected row. */
  static Stream<String> rejected(ImportReport report) {
    return report.rejected().stream().map(r -> r.row() + ": " + r.reason());
  }

  @Override
  public void close() {
    desk.close();
  }
}
