package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed leaves complete batches, and the next import resumes. */
@Tag("slow")
class ImportKillTest {
  private static final int VOTES = 14_000;

  @TempDir Path folder;

  /** Main class of the killed process; prints a line after each batch. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      try (Workspace workspace = open(Path.of(args[0]))) {
        importer(workspace)
            .importFile(
                Path.of(args[1]),
                ImportOptions.DEFAULT,
                new ProgressMonitor() {
                  @Override
                  public void at(dev.retune.common.progress.TaskProgress progress) {
                    System.out.println("batch " + progress.done());
                  }

                  @Override
                  public boolean cancelled() {
                    return false;
                  }
                });
      }
    }
  }

  private static Workspace open(Path home) {
    return Workspace.open(DatabaseUrl.h2File(home), FeedbackEntities.entities());
  }

  private static Importer importer(Workspace workspace) {
    return new Importer(
        workspace,
        new FeedbackStore(workspace, Clock.systemUTC(), new ReviewItemRepository()),
        Clock.systemUTC(),
        ProfileCatalog.builtIn(),
        new Texts(Locale.ENGLISH));
  }

  private Path file() throws IOException {
    StringBuilder text = new StringBuilder("id,question,answer,vote,created_at\n");
    for (int i = 0; i < VOTES; i++) {
      text.append(i).append(",q,a,").append(i % 3 == 0 ? "down" : "up").append(",2026-11-01\n");
    }
    return Files.writeString(folder.resolve("flat.csv"), text);
  }

  @Test
  void nothingIsHalfStoredAndNothingIsDoubled() throws Exception {
    Path home = folder.resolve("retune");
    Path file = file();
    Process child =
        ChildJvm.of(Child.class, home.toString(), file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = child.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("batch ")) {
        line = lines.readLine();
      }
      assertThat(line).isNotNull();
    }
    child.destroyForcibly();
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    try (Workspace workspace = open(home)) {
      long before = new VoteRepository(workspace).count();
      assertThat(before).isPositive().isLessThan(VOTES);
      ImportReport report =
          importer(workspace).importFile(file, ImportOptions.DEFAULT, ProgressMonitor.none());
      assertThat(report.unchanged().votes()).isEqualTo(before);
      assertThat(report.stored().votes()).isEqualTo(VOTES - before);
      assertThat(rolledUp(workspace)).isEqualTo(VOTES);
    }
  }

  private static long rolledUp(Workspace workspace) {
    return workspace.read(
        s ->
            ((Number)
                    s.createNativeQuery(
                            "select sum(total) from day_rollup where what <> 'answer'",
                            Object.class)
                        .getSingleResult())
                .longValue());
  }
}
