package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.settings.model.HomeFolder;
import dev.retune.support.PreparedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands tell when the model was not made for the language of the documents. */
@Tag("slow")
class LanguageAdviceTest {
  @TempDir Path folder;
  private String out = "";

  private int run(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    HomeFolder home = new HomeFolder(PreparedModel.into(folder.resolve("home")));
    CommandLineInterface cli =
        new CommandLineInterface(
            options -> ApplicationServices.open(options, home, Map.of()),
            options -> ExitCodes.USAGE,
            new PrintStream(said, false, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            false);
    int code = cli.run(args);
    out = said.toString(StandardCharsets.UTF_8);
    return code;
  }

  private void documents(String language, String body) throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        folder.resolve("home/settings.json"), "{\"language\": \"%s\"}".formatted(language));
    Path file = folder.resolve("documents.jsonl");
    Files.writeString(file, "{\"document_id\": \"d1\", \"body\": \"%s\"}\n".formatted(body));
    assertThat(run("import", file.toString())).isEqualTo(ExitCodes.DONE);
  }

  @Test
  void koreanDocumentsWantAnotherModel() throws IOException {
    documents("en", "연차 휴가는 입사한 지 한 달이 지나면 하루씩 생깁니다.");
    assertThat(run("stats")).isEqualTo(ExitCodes.DONE);
    assertThat(out)
        .contains("100% of the documents' text is Korean")
        .contains(
            "retune model add intfloat/multilingual-e5-small (about 135 MB, licence mit; best for")
        .contains(
            "Or: retune model add sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2");
    run("stats", "--json");
    assertThat(out).contains("\"languageAdvice\" : {").contains("\"language\" : \"ko\"");
  }

  @Test
  void theAdviceIsGivenInKorean() throws IOException {
    documents("ko", "연차 휴가는 입사한 지 한 달이 지나면 하루씩 생깁니다.");
    run("stats");
    assertThat(out).contains("문서 텍스트의 100%가 한국어인데");
  }

  @Test
  void englishDocumentsNeedNoAdvice() throws IOException {
    documents("en", "Annual leave begins one month after the first day of your work.");
    run("stats");
    assertThat(out).doesNotContain("model add");
    run("stats", "--json");
    assertThat(out).contains("\"languageAdvice\" : null");
  }
}
