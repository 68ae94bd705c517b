package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is no file of rows is refused with a next step that works. */
class InputFileCheckTest {
  @RegisterExtension final FileImportFixture files = new FileImportFixture();

  private Path documents() throws IOException {
    Path folder = files.folder.resolve("my docs");
    Path inner = Files.createDirectories(folder.resolve("비자"));
    Files.writeString(inner.resolve("연장.md"), "# 연장\n\n\"출입국\"에 신청합니다.\n");
    Files.writeString(folder.resolve("fees.md"), "# Fees\n\n60 euros.\n");
    return folder;
  }

  private void refused(Path file, String english, String korean) {
    assertThatThrownBy(() -> files.read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(new Texts(Locale.ENGLISH).get(e)).contains(english);
              assertThat(new Texts(Locale.KOREAN).get(e)).contains(korean);
            });
  }

  @Test
  void documentsAreAnsweredWithTheWayToReadThem() throws IOException {
    Path folder = documents();
    refused(folder, "Folders of documents", "Folders of documents");
    refused(folder.resolve("fees.md"), "is a document, not a file of rows", "문서입니다");
  }

  @Test
  void aFolderWithRowsIsAnsweredWithACommandThatCanBeCopied() throws IOException {
    Path folder = documents();
    Path rows = Files.writeString(folder.resolve("b.csv"), "id,body\n1,text\n");
    Files.writeString(folder.resolve("c.csv"), "id,body\n1,text\n");
    refused(folder, "retune import \"" + rows + "\"", "retune import \"" + rows + "\"");
  }

  @Test
  void aFileWithUnknownColumnsIsQuotedInTheCommand() throws IOException {
    Path file = Files.writeString(documents().resolve("some rows.txt"), "a,b\n1,2\n");
    refused(file, "retune import \"" + file + "\" --mapping", "\"" + file + "\" --mapping");
  }

  @Test
  void anEmptyDatabaseIsCalledOne() throws IOException {
    Path file = Files.createFile(files.folder.resolve("chat.db"));
    refused(file, "is empty (0 bytes)", "비어 있습니다(0바이트)");
    Path csv = Files.createFile(files.folder.resolve("chat.csv"));
    refused(csv, "must begin with a line of column names", "첫 줄");
  }

  @Test
  void theCommandOfTheGuideMakesAFileThatIsRead() throws Exception {
    Path folder = documents();
    Matcher command =
        Pattern.compile("python3 -c '\n(.*?)\n' \"my docs\" > documents.jsonl", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("src/site/markdown/sources.md")));
    assertThat(command.find()).isTrue();
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no Python");
    Path made = files.folder.resolve("documents.jsonl");
    Process python =
        new ProcessBuilder("/usr/bin/python3", "-c", command.group(1), folder.toString())
            .redirectOutput(made.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(python.waitFor()).isZero();
    assertThat(files.read(made).stored().documents()).isEqualTo(2);
    assertThat(
            files.fixture.number(
                "select count(*) from document where external_id = '비자/연장.md' and body like"
                    + " '%출입국%'"))
        .isEqualTo(1);
  }
}
