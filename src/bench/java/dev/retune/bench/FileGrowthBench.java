package dev.retune.bench;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.ReviewItemRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures the file size of a workspace while votes arrive in small groups and after closing, and
 * the time to open it. Settings: {@code -Dretune.bench.votes} (default 115,000), {@code
 * -Dretune.bench.group} votes per transaction (default 5).
 */
final class FileGrowthBench {
  private static final int STEP = 10_000;

  private FileGrowthBench() {}

  /** Prints one line per step, and one at the end. */
  public static void main(String[] args) throws IOException {
    int votes = Integer.getInteger("retune.bench.votes", 115_000);
    int group = Integer.getInteger("retune.bench.group", 5);
    Path folder = Files.createTempDirectory("retune-growth");
    DatabaseUrl url = DatabaseUrl.h2File(folder.resolve("retune"));
    Path file = folder.resolve("retune.mv.db");
    long began = System.nanoTime();
    try (Workspace workspace = Workspace.open(url, EntityClasses.all())) {
      Clock clock = Clock.systemUTC();
      Source source = new SourceRepository(workspace, clock).named("growth", Source.Kind.FILES);
      FeedbackStore store = new FeedbackStore(workspace, clock, new ReviewItemRepository());
      for (int vote = 0; vote < votes; vote += group) {
        List<NewVote> rows = new ArrayList<>();
        for (int i = vote; i < vote + group; i++) {
          rows.add(row(i));
        }
        store.store(source, InputBatch.of(List.of(), rows));
        if (vote / STEP != (vote + group) / STEP) {
          print(vote + group, began, Files.size(file));
        }
      }
      began = System.nanoTime();
    }
    print(votes, began, Files.size(file));
    began = System.nanoTime();
    Workspace.open(url, EntityClasses.all()).close();
    print(votes, began, Files.size(file));
  }

  private static NewVote row(int vote) {
    return new NewVote(
        "vote-" + Integer.toHexString(Integer.reverse(vote)),
        "answer-" + vote % 1_000,
        vote % 3 == 0 ? Vote.Value.DISLIKE : Vote.Value.LIKE,
        vote % 3 == 0 ? Optional.of("reason " + vote) : Optional.empty(),
        Optional.of("voter-" + vote),
        Optional.empty());
  }

  private static void print(int votes, long began, long bytes) {
    System.out.printf(
        Locale.ROOT,
        "%d votes, %.1f s: %.1f MB, %d bytes a vote%n",
        votes,
        (System.nanoTime() - began) / 1e9,
        bytes / 1e6,
        bytes / votes);
  }
}
