package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.publishing.model.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands of targets, with what they print and their exit codes. */
class PublishCommandTest {
  @RegisterExtension final CommandHome commands = new CommandHome();

  @Test
  void targetsAreAddedListedAndForgotten() throws IOException {
    String files = commands.folder().resolve("out").toString();
    assertThat(commands.run("publish", "run", "nosuch")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("there are no targets yet");
    refusesPlacesOfItsOwn(files);
    assertThat(commands.run("publish", "add", "chat", "redis", files)).isEqualTo(ExitCodes.USAGE);
    assertThat(commands.err()).contains("pgvector, files, arrow, chroma, qdrant");
    assertThat(
            commands.run("publish", "add", "db", "pgvector", "postgresql://chat:secret@host/chat"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).doesNotContain("secret");
    assertThat(commands.run("publish", "add", "chat", "files", files, "--json"))
        .isEqualTo(ExitCodes.DONE);
    assertThat(commands.json().path("added").path("address").asText()).isEqualTo(files);
    assertThat(commands.run("publish", "add", "chat", "files", files)).isEqualTo(ExitCodes.FAILED);
    String link =
        Files.createSymbolicLink(commands.folder().resolve("link"), Path.of(files)).toString();
    assertThat(commands.run("publish", "add", "again", "files", link)).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("chat publishes there already");
    assertThat(commands.run("publish", "list")).isEqualTo(ExitCodes.DONE);
    assertThat(commands.out()).doesNotContain("kept");
    assertThat(commands.run("publish", "list", "--json")).isEqualTo(ExitCodes.DONE);
    assertThat(commands.json().path("targets").path(0).path("target").path("name").asText())
        .isEqualTo("chat");
    assertThat(commands.run("publish", "run", "chat")).isEqualTo(ExitCodes.REFUSED);
    assertThat(commands.err()).contains("No index version is live");
    assertThat(commands.run("publish", "verify", "chat")).isEqualTo(ExitCodes.REFUSED);
    assertThat(commands.run("publish", "rollback", "chat")).isEqualTo(ExitCodes.REFUSED);
    assertThat(commands.run("publish", "remove", "nobody")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("chat");
    assertThat(commands.run("publish", "remove", "chat")).isEqualTo(ExitCodes.DONE);
    assertThat(commands.run("publish", "list")).isEqualTo(ExitCodes.DONE);
    assertThat(commands.out()).contains("There are no targets");
  }

  @Test
  void addressesOfAnotherKindAreAnsweredWithOneOfThisKind() throws IOException {
    for (TargetKind kind : TargetKind.values()) {
      if (kind.isFolder()) {
        continue;
      }
      for (String typed : List.of("somewhere", "localhost:6333", "ftp://u:secret@host/x")) {
        assertThat(commands.run("publish", "add", "chat", kind.shown(), typed))
            .isEqualTo(ExitCodes.FAILED);
        assertThat(commands.err())
            .as(kind + " " + typed)
            .doesNotContain("secret", "langfuse", "jdbc:")
            .containsOnlyOnce("\n")
            .satisfiesAnyOf(
                said -> assertThat(said).contains(kind.exampleAddress()),
                // it is refused for the password first
                said -> assertThat(said).contains("assword"));
      }
    }
    assertThat(commands.run("publish", "add", "chat", "pgvector", "mysql://host/chat"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("mysql://host/chat").doesNotContain("jdbc:");
  }

  @Test
  void aTargetIsChangedAndWhatIsNotNamedStays() throws IOException {
    String files = commands.folder().resolve("out").toString();
    assertThat(commands.run("publish", "add", "chat", "files", files, "--manual"))
        .isEqualTo(ExitCodes.DONE);
    assertThat(commands.run("publish", "change", "chat")).isEqualTo(ExitCodes.USAGE);
    assertThat(commands.err()).contains("--name");
    assertThat(commands.run("publish", "change", "chat", "--manual", "--automatic"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(commands.run("publish", "change", "nobody", "--as", "x"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(commands.run("publish", "change", "chat", "--kind", "redis"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(
            commands.run(
                "publish", "change", "chat", "--name", "web", "--as", "passages", "--json"))
        .isEqualTo(ExitCodes.DONE);
    JsonNode changed = commands.json().path("changed");
    assertThat(changed.path("name").asText()).isEqualTo("web");
    assertThat(changed.path("place").asText()).isEqualTo("passages");
    assertThat(changed.path("address").asText()).isEqualTo(files);
    assertThat(changed.path("automatic").asBoolean()).isFalse();
    assertThat(commands.run("publish", "change", "web", "--automatic")).isEqualTo(ExitCodes.DONE);
    assertThat(commands.out()).contains("web was changed");
    // it is opened before it is stored
    assertThat(commands.run("publish", "change", "web", "--kind", "milvus", "--address", "files"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(commands.run("publish", "list", "--json")).isEqualTo(ExitCodes.DONE);
    JsonNode target = commands.json().path("targets").path(0).path("target");
    assertThat(target.path("kind").asText()).isEqualTo("FILES");
    assertThat(target.path("automatic").asBoolean()).isTrue();
  }

  @Test
  void whatAKindDoesNotUseIsRefused() throws IOException {
    String files = commands.folder().resolve("out").toString();
    for (TargetKind kind : TargetKind.values()) {
      String address = kind.isFolder() ? files : kind.exampleAddress();
      List<String> add = List.of("publish", "add", "chat", kind.shown(), address);
      if (!kind.takesUser()) {
        assertThat(commands.run(with(add, "--user", "anna"))).isEqualTo(ExitCodes.FAILED);
        assertThat(commands.err()).as(kind.shown()).contains("--user").containsOnlyOnce("\n");
      }
      if (kind.isFolder()) {
        assertThat(commands.run(with(add, "--password-env", "X"))).isEqualTo(ExitCodes.FAILED);
        assertThat(commands.err()).as(kind.shown()).contains("--password-env");
      } else if (kind != TargetKind.PGVECTOR) {
        assertThat(commands.run(with(add.subList(0, 4), address + "?key=secret")))
            .isEqualTo(ExitCodes.FAILED);
        assertThat(commands.err()).contains(address).doesNotContain("secret");
      }
      if (kind.takesUser() && !kind.takesUserAlone()) {
        assertThat(commands.run(with(add, "--user", "anna"))).isEqualTo(ExitCodes.FAILED);
        assertThat(commands.err()).as(kind.shown()).contains("--password-env");
      }
    }
    // what is blank was not given
    assertThat(
            commands.run(
                "publish", "add", "chat", "files", files, "--user", " ", "--password-env", ""))
        .isEqualTo(ExitCodes.DONE);
    assertThat(commands.run("publish", "change", "chat", "--user", "anna"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("--user");
  }

  @Test
  void aVerificationNamesItsVersion() throws IOException {
    Path rows =
        Files.writeString(
            commands.folder().resolve("d.jsonl"),
            "{\"id\":\"d1\",\"title\":\"Visa\",\"body\":\"How to extend a visa.\"}");
    commands.done("import", rows.toString());
    commands.done("reembed", "--force", "--budget", "0");
    commands.done("publish", "add", "chat", "files", commands.folder().resolve("out").toString());
    commands.done("publish", "run", "chat");
    assertThat(commands.done("publish", "list")).contains("  v1 verified at ");
    commands.language("ko");
    assertThat(commands.done("publish", "list")).contains("  v1 버전을 ");
  }

  private static String[] with(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private void refusesPlacesOfItsOwn(String elsewhere) throws IOException {
    Path home = commands.home().folder();
    Path link = Files.createSymbolicLink(commands.folder().resolve("mine"), home);
    for (Path own :
        List.of(home, home.resolve("pub"), link.resolve("pub"), link, commands.folder())) {
      assertThat(commands.run("publish", "add", "own", "files", own.toString()))
          .as(own.toString())
          .isEqualTo(ExitCodes.FAILED);
      assertThat(commands.err()).contains("data folder");
    }
    assertThat(home.resolve("pub")).doesNotExist();
    // a folder that became the home's after it was added
    assertThat(commands.run("publish", "add", "moved", "files", elsewhere))
        .isEqualTo(ExitCodes.DONE);
    Files.delete(Path.of(elsewhere));
    Files.createSymbolicLink(Path.of(elsewhere), home);
    assertThat(commands.run("publish", "list")).isEqualTo(ExitCodes.FAILED);
    assertThat(commands.err()).contains("data folder");
    assertThat(commands.run("publish", "remove", "moved")).isEqualTo(ExitCodes.DONE);
    Files.delete(Path.of(elsewhere));
  }
}
