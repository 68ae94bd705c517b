package dev.retune.bench;

import dev.retune.app.Entities;
import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.feedback.Batch;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRowIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How large a workspace's file becomes while votes come in small groups, after it was closed, and
 * how long it takes to open. Settings: {@code -Dretune.bench.votes} (default 115,000), {@code
 * -Dretune.bench.group} votes a transaction (default 5).
 */
final class FileGrowth {
  private static final int STEP = 10_000;

  private FileGrowth() {}

  /** Prints a line a step, and one at the end. */
  public static void main(String[] args) throws IOException {
    int votes = Integer.getInteger("retune.bench.votes", 115_000);
    int group = Integer.getInteger("retune.bench.group", 5);
    Path folder = Files.createTempDirectory("retune-growth");
    DatabaseUrl url = DatabaseUrl.h2File(folder.resolve("retune"));
    Path file = folder.resolve("retune.mv.db");
    long began = System.nanoTime();
    try (Workspace workspace = Workspace.open(url, Entities.all())) {
      Clock clock = Clock.systemUTC();
      Source source =
          new Sources(workspace, clock).named("growth", Source.Kind.FILES, Optional.empty());
      FeedbackStore store = new FeedbackStore(workspace, clock);
      for (int vote = 0; vote < votes; vote += group) {
        List<VoteRowIn> rows = new ArrayList<>();
        for (int i = vote; i < vote + group; i++) {
          rows.add(row(i));
        }
        store.store(source, Batch.of(List.of(), rows));
        if (vote / STEP != (vote + group) / STEP) {
          print(vote + group, began, Files.size(file));
        }
      }
      began = System.nanoTime();
    }
    print(votes, began, Files.size(file));
    began = System.nanoTime();
    Workspace.open(url, Entities.all()).close();
    print(votes, began, Files.size(file));
  }

  private static VoteRowIn row(int vote) {
    return new VoteRowIn(
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
