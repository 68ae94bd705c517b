package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.settings.model.HomeFolder;
import dev.retune.support.TestFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs commands in this process, on a home of their own that speaks English. */
final class CommandHome implements AfterEachCallback {
  private final Path folder;
  private final HomeFolder home;
  private String out = "";
  private String err = "";

  CommandHome() {
    folder = TestFolders.create("retune-commands");
    try {
      home = new HomeFolder(Files.createDirectories(folder.resolve("home")));
      language("en");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command and keeps what it prints; returns its exit code. */
  int run(String... args) {
    CommandRun run = CommandRun.of(home, Map.of(), args);
    out = run.out();
    err = run.err();
    return run.code();
  }

  /** Runs a command that must succeed; returns its standard output. */
  String done(String... args) {
    int code = run(args);
    assertThat(code).as(out + err).isEqualTo(ExitCodes.DONE);
    return out;
  }

  /** Standard output of the last command. */
  String out() {
    return out;
  }

  /** Standard error of the last command. */
  String err() {
    return err;
  }

  /** Standard output of the last command as JSON. */
  JsonNode json() {
    try {
      return JsonFormat.mapper().readTree(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder beside the home. */
  Path folder() {
    return folder;
  }

  HomeFolder home() {
    return home;
  }

  void settings(String json) throws IOException {
    Files.writeString(home.settings(), json);
  }

  void language(String language) throws IOException {
    settings("{\"language\": \"" + language + "\", \"zone\": \"UTC\"}");
  }

  /** Executes statements in a SQLite file. */
  static void sqlite(Path file, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    TestFolders.delete(folder);
  }
}
