package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.publishing.model.TargetKind;
import dev.retune.settings.model.HomeFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of targets, with what they print and their exit codes. */
class PublishCommandTest {
  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private int run(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    CommandLineInterface cli =
        new CommandLineInterface(
            options ->
                ApplicationServices.open(options, HomeFolder.of(folder.resolve("home")), Map.of()),
            options -> ExitCodes.USAGE,
            new PrintStream(said, false, StandardCharsets.UTF_8),
            new PrintStream(told, false, StandardCharsets.UTF_8),
            false);
    int code = cli.run(args);
    out = said.toString(StandardCharsets.UTF_8);
    err = told.toString(StandardCharsets.UTF_8);
    return code;
  }

  private JsonNode json() throws IOException {
    return JsonFormat.mapper().readTree(out);
  }

  @Test
  void targetsAreAddedListedAndForgotten() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    Files.writeString(folder.resolve("home/settings.json"), "{\"language\": \"en\"}");
    String files = folder.resolve("out").toString();
    assertThat(run("publish", "run", "nosuch")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("there are no targets yet");
    refusesPlacesOfItsOwn(files);
    assertThat(run("publish", "add", "chat", "redis", files)).isEqualTo(ExitCodes.USAGE);
    assertThat(err).contains("pgvector, files, arrow, chroma, qdrant");
    assertThat(run("publish", "add", "db", "pgvector", "postgresql://chat:secret@host/chat"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(err).doesNotContain("secret");
    assertThat(run("publish", "add", "chat", "files", files, "--json")).isEqualTo(ExitCodes.DONE);
    assertThat(json().path("added").path("address").asText()).isEqualTo(files);
    assertThat(run("publish", "add", "chat", "files", files)).isEqualTo(ExitCodes.FAILED);
    String link = Files.createSymbolicLink(folder.resolve("link"), Path.of(files)).toString();
    assertThat(run("publish", "add", "again", "files", link)).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("chat publishes there already");
    assertThat(run("publish", "list")).isEqualTo(ExitCodes.DONE);
    assertThat(out).doesNotContain("kept");
    assertThat(run("publish", "list", "--json")).isEqualTo(ExitCodes.DONE);
    assertThat(json().path("targets").path(0).path("target").path("name").asText())
        .isEqualTo("chat");
    assertThat(run("publish", "run", "chat")).isEqualTo(ExitCodes.REFUSED);
    assertThat(err).contains("No index version is live");
    assertThat(run("publish", "verify", "chat")).isEqualTo(ExitCodes.REFUSED);
    assertThat(run("publish", "rollback", "chat")).isEqualTo(ExitCodes.REFUSED);
    assertThat(run("publish", "remove", "nobody")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("chat");
    assertThat(run("publish", "remove", "chat")).isEqualTo(ExitCodes.DONE);
    assertThat(run("publish", "list")).isEqualTo(ExitCodes.DONE);
    assertThat(out).contains("There are no targets");
  }

  @Test
  void addressesOfAnotherKindAreAnsweredWithOneOfThisKind() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    Files.writeString(folder.resolve("home/settings.json"), "{\"language\": \"en\"}");
    for (TargetKind kind : TargetKind.values()) {
      if (kind.isFolder()) {
        continue;
      }
      for (String typed : List.of("somewhere", "localhost:6333", "ftp://u:secret@host/x")) {
        assertThat(run("publish", "add", "chat", kind.shown(), typed)).isEqualTo(ExitCodes.FAILED);
        assertThat(err)
            .as(kind + " " + typed)
            .doesNotContain("secret", "langfuse", "jdbc:")
            .containsOnlyOnce("\n")
            .satisfiesAnyOf(
                said -> assertThat(said).contains(kind.exampleAddress()),
                // it is refused for the password first
                said -> assertThat(said).contains("assword"));
      }
    }
    assertThat(run("publish", "add", "chat", "pgvector", "mysql://host/chat"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("mysql://host/chat").doesNotContain("jdbc:");
  }

  @Test
  void aTargetIsChangedAndWhatIsNotNamedStays() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    Files.writeString(folder.resolve("home/settings.json"), "{\"language\": \"en\"}");
    String files = folder.resolve("out").toString();
    assertThat(run("publish", "add", "chat", "files", files, "--manual")).isEqualTo(ExitCodes.DONE);
    assertThat(run("publish", "change", "chat")).isEqualTo(ExitCodes.USAGE);
    assertThat(err).contains("--name");
    assertThat(run("publish", "change", "chat", "--manual", "--automatic"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(run("publish", "change", "nobody", "--as", "x")).isEqualTo(ExitCodes.FAILED);
    assertThat(run("publish", "change", "chat", "--kind", "redis")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("publish", "change", "chat", "--name", "web", "--as", "passages", "--json"))
        .isEqualTo(ExitCodes.DONE);
    JsonNode changed = json().path("changed");
    assertThat(changed.path("name").asText()).isEqualTo("web");
    assertThat(changed.path("place").asText()).isEqualTo("passages");
    assertThat(changed.path("address").asText()).isEqualTo(files);
    assertThat(changed.path("automatic").asBoolean()).isFalse();
    assertThat(run("publish", "change", "web", "--automatic")).isEqualTo(ExitCodes.DONE);
    assertThat(out).contains("web was changed");
    // it is opened before it is stored
    assertThat(run("publish", "change", "web", "--kind", "milvus", "--address", "files"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(run("publish", "list", "--json")).isEqualTo(ExitCodes.DONE);
    JsonNode target = json().path("targets").path(0).path("target");
    assertThat(target.path("kind").asText()).isEqualTo("FILES");
    assertThat(target.path("automatic").asBoolean()).isTrue();
  }

  @Test
  void whatAKindDoesNotUseIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    Files.writeString(folder.resolve("home/settings.json"), "{\"language\": \"en\"}");
    String files = folder.resolve("out").toString();
    for (TargetKind kind : TargetKind.values()) {
      String address = kind.isFolder() ? files : kind.exampleAddress();
      List<String> add = List.of("publish", "add", "chat", kind.shown(), address);
      if (!kind.takesUser()) {
        assertThat(run(with(add, "--user", "anna"))).isEqualTo(ExitCodes.FAILED);
        assertThat(err).as(kind.shown()).contains("--user").containsOnlyOnce("\n");
      }
      if (kind.isFolder()) {
        assertThat(run(with(add, "--password-env", "X"))).isEqualTo(ExitCodes.FAILED);
        assertThat(err).as(kind.shown()).contains("--password-env");
      } else if (kind != TargetKind.PGVECTOR) {
        assertThat(run(with(add.subList(0, 4), address + "?key=secret")))
            .isEqualTo(ExitCodes.FAILED);
        assertThat(err).contains(address).doesNotContain("secret");
      }
      if (kind.takesUser() && !kind.takesUserAlone()) {
        assertThat(run(with(add, "--user", "anna"))).isEqualTo(ExitCodes.FAILED);
        assertThat(err).as(kind.shown()).contains("--password-env");
      }
    }
    // what is blank was not given
    assertThat(run("publish", "add", "chat", "files", files, "--user", " ", "--password-env", ""))
        .isEqualTo(ExitCodes.DONE);
    assertThat(run("publish", "change", "chat", "--user", "anna")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("--user");
  }

  private static String[] with(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private void refusesPlacesOfItsOwn(String elsewhere) throws IOException {
    Path home = folder.resolve("home");
    Path link = Files.createSymbolicLink(folder.resolve("mine"), home);
    for (Path own : List.of(home, home.resolve("pub"), link.resolve("pub"), link, folder)) {
      assertThat(run("publish", "add", "own", "files", own.toString()))
          .as(own.toString())
          .isEqualTo(ExitCodes.FAILED);
      assertThat(err).contains("data folder");
    }
    assertThat(home.resolve("pub")).doesNotExist();
    // a folder that became the home's after it was added
    assertThat(run("publish", "add", "moved", "files", elsewhere)).isEqualTo(ExitCodes.DONE);
    Files.delete(Path.of(elsewhere));
    Files.createSymbolicLink(Path.of(elsewhere), home);
    assertThat(run("publish", "list")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("data folder");
    assertThat(run("publish", "remove", "moved")).isEqualTo(ExitCodes.DONE);
    Files.delete(Path.of(elsewhere));
  }
}
