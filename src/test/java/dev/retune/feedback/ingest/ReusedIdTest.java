package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A file of another chat product whose rows are numbered from one, too. */
class ReusedIdTest {
  private static final String HEAD = "id,question,answer,vote,created_at\n";

  @RegisterExtension final FileImportFixture files = new FileImportFixture();

  private Path csv(String name, String rows) throws IOException {
    return Files.writeString(files.folder.resolve(name), HEAD + rows);
  }

  private long votes() {
    return files.fixture.number("select count(*) from feedback_log where conversation_id > 0");
  }

  private String stored() {
    return files.fixture.workspace.read(
        s ->
            String.valueOf(
                s.createNativeQuery(
                        "select external_id || ' ' || conversation_external_id || ' ' || feedback"
                            + " from feedback_log order by external_id",
                        String.class)
                    .getResultList()));
  }

  @BeforeEach
  void oneProduct() throws IOException {
    files.read(
        csv(
            "visa.csv",
            """
            1,How do I extend my visa?,At the office.,like,2026-11-01 09:00:00
            2,Where is the office?,In the town hall.,dislike,2026-11-01 10:00:00
            3,What does it cost?,Nothing.,dislike,2026-11-01 11:00:00
            """));
  }

  @Test
  void doesNotReplaceWhatIsStored() throws IOException {
    Path other =
        csv(
            "shop.csv",
            """
            1,Where is my parcel?,On its way.,dislike,2026-08-01 09:00:00
            2,Can I return it?,Yes.,like,2026-08-01 10:00:00
            9,Is it blue?,Yes.,like,2026-08-01 11:00:00
            """);
    assertThatThrownBy(() -> files.read(other))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e ->
                assertThat(new Texts(Locale.ENGLISH).get(e))
                    .startsWith(other + ": 2 of its 2 ids that are known in the source default")
                    .contains("1 is \"How do I extend my visa?\"", "\"Where is my parcel?\"")
                    .contains("--source NAME"));
    assertThat(files.questions()).doesNotContain("parcel").contains("visa");
    assertThat(votes()).isEqualTo(3);

    files.read(other, ImportOptions.DEFAULT.withSource("shop"));
    assertThat(votes()).isEqualTo(6);
    assertThat(files.read(other, ImportOptions.DEFAULT.overwritingRows()).stored().total())
        .as("a person may mean it")
        .isEqualTo(6);
    assertThat(files.questions()).doesNotContain("visa");
  }

  @Test
  void theProductMayChangeItsOwnRows() throws IOException {
    Path masked =
        csv(
            "visa-masked.csv",
            """
            1,How do I extend my ***?,At the office.,like,2026-11-01 09:00:00
            2,Where is the ***?,In the town hall.,like,2026-11-01 10:00:00
            3,What does it cost?,Nothing.,dislike,2026-11-01 20:00:00
            """);
    assertThat(files.read(masked).rejectedRows()).isZero();
    assertThat(files.questions()).contains("my ***");
    assertThat(votes()).isEqualTo(3);
  }

  @Test
  void idsThatAFileUsesTwiceAreNotThoseOfAnotherProduct() throws IOException {
    // more rows than one transaction stores
    int ids = BatchImporter.BATCH_ROWS + 1;
    StringBuilder rows = new StringBuilder();
    for (int turn = 0; turn < 2; turn++) {
      for (int id = 0; id < ids; id++) {
        rows.append("t").append(id).append(",Question ").append(turn).append(",A,like,2026-11-0");
        rows.append(turn + 2).append(" 09:00:00\n");
      }
    }
    files.read(csv("threads.csv", rows.toString()));
    assertThat(files.fixture.number("select count(*) from conversation_log")).isEqualTo(3L + ids);
  }

  @Test
  void votesOnOtherAnswersDoNotReplaceVotes() throws IOException {
    Path votes =
        Files.writeString(
            files.folder.resolve("feedback_log.csv"),
            """
            id,conversation_id,feedback,created_at
            71,1,like,2026-11-02 09:00:00
            72,2,like,2026-11-02 09:00:00
            """);
    files.read(votes);
    String before = stored();
    Path others =
        Files.writeString(
            files.folder.resolve("other_votes.csv"),
            """
            id,conversation_id,feedback,created_at
            71,3,dislike,2026-08-02 09:00:00
            72,3,dislike,2026-08-03 09:00:00
            """);
    assertThatThrownBy(() -> files.read(others))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.reusedVoteIds"));
    assertThat(stored()).isEqualTo(before);
  }
}
