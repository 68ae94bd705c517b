package dev.retune.feedback.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.ingest.FileImportFixture;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.mapping.SourceMapping;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A later file stating that there is no vote retracts the earlier one. */
class VoteRepositoryTakenBackByFilesTest {
  private static final String AT = "2026-11-01T00:00:00Z";
  @RegisterExtension final FileImportFixture files = new FileImportFixture();

  private ImportReport csv(String header, String... rows) throws IOException {
    ImportReport report = files.read(files.file("a.csv", header + "\n" + String.join("\n", rows)));
    assertThat(files.fixture.rollups()).isEqualTo(files.fixture.recount());
    return report;
  }

  private long counted() {
    return files.fixture.number("select count(*) from feedback_log where taken_back_at is null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,prompt,response,rating,sent_at",
        "question_id,prompt,response,rating,sent_at",
        "chat_id,prompt,response,rating,sent_at"
      })
  void byTheIdOfARowOfAnswerAndVote(String header) throws IOException {
    csv(header, "1,q,a,GOOD," + AT, "2,q2,a2,BAD," + AT);
    assertThat(counted()).isEqualTo(2);
    ImportReport later = csv(header, "1,q,a,--," + AT, "2,q2,a2,BAD," + AT, "3,q3,a3,," + AT);
    assertThat(later.takenBack()).isEqualTo(1);
    assertThat(later.withoutVote()).isEqualTo(2);
    assertThat(later.failed()).isFalse();
    assertThat(counted()).isEqualTo(1);
    assertThat(csv(header, "1,q,a,GOOD," + AT).stored().votes()).isEqualTo(1);
    assertThat(counted()).isEqualTo(2);
  }

  @Test
  void byTheIdOfAVote() throws IOException {
    String header = "vote_id,message_id,rating,created_at";
    csv("id,question,answer,created_at", "m,q,a," + AT);
    csv(header, "v1,m,1," + AT, "v2,m,0," + AT);
    assertThat(csv(header, "v1,m,none," + AT).takenBack()).isEqualTo(1);
    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void whatTheLastRowOfAFileSaysOfAVoteHolds() throws IOException {
    String header = "vote_id,message_id,rating,created_at";
    csv("id,question,answer,created_at", "m,q,a," + AT);
    csv(header, "v1,m,1," + AT, "v1,m,--," + AT);
    assertThat(counted()).isZero();
    csv(header, "v1,m,--," + AT, "v1,m,1," + AT);
    assertThat(counted()).isEqualTo(1);
    csv(header, "v1,m,1," + AT, "v1,m,--," + AT);
    assertThat(counted()).isZero();
  }

  @Test
  void notWhereNobodyKnowsWhoseItIs() throws IOException {
    String header = "message_id,question,answer,rating,created_at";
    csv(header, "m,q,a,1," + AT);
    assertThat(csv(header, "m,q,a,1," + AT, "m,q,a,--," + AT).takenBack()).isZero();
    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void votesOfOtherSourcesStay() throws IOException {
    String header = "id,prompt,response,rating,sent_at";
    csv(header, "1,q,a,GOOD," + AT);
    Path other = files.file("b.csv", header, "1,q,a,--," + AT);
    files.read(other, new ImportOptions(java.util.Optional.of("other"), SourceMapping.GUESSED));
    assertThat(counted()).isEqualTo(1);
  }
}
