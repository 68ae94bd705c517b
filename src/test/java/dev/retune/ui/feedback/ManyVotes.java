package dev.retune.ui.feedback;

import dev.retune.export.Exporter;
import dev.retune.feedback.Conversation;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import dev.retune.stats.HeatMap;
import dev.retune.stats.Ratio;
import dev.retune.stats.VoteFigures;
import dev.retune.stats.Window;
import dev.retune.ui.kit.TestRoom;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** So many votes, one a minute, newest first; a filter's dates are all that it knows of filters. */
final class ManyVotes implements FeedbackDesk {
  static final Instant START = TestRoom.NOW.minusSeconds(7 * 86_400);

  final List<VoteFilter> asked = new ArrayList<>();
  final List<VoteFilter> counted = new ArrayList<>();
  final List<VoteFilter> exported = new ArrayList<>();
  final long count;
  long behind;
  int followed;
  boolean broken;

  ManyVotes(long count) {
    this.count = count;
  }

  static VoteRow row(long id, Instant at) {
    return new VoteRow(
        id,
        id,
        at,
        Vote.Value.DISLIKE,
        "other",
        Optional.empty(),
        Optional.of("reason " + id),
        "why?",
        "default");
  }

  @Override
  public Optional<Instant> since(Window window) {
    return Optional.of(START);
  }

  @Override
  public List<VoteRow> page(VoteFilter filter, Optional<VoteKey> after, int limit) {
    if (broken) {
      throw new IllegalStateException("gone");
    }
    asked.add(filter);
    Instant newest = TestRoom.NOW;
    long first =
        after
            .map(key -> Math.max(0, (newest.getEpochSecond() - key.at().getEpochSecond()) / 60 + 1))
            .orElse(0L);
    return LongStream.range(first, Math.min(count, first + limit))
        .mapToObj(i -> row(count - i, newest.minusSeconds(60 * i)))
        .toList();
  }

  @Override
  public VoteFigures figures(VoteFilter filter) {
    counted.add(filter);
    return new VoteFigures(
        new Ratio(count, count),
        List.of(),
        0,
        List.of(),
        new HeatMap(Collections.nCopies(168, new Ratio(0, 0))));
  }

  @Override
  public long behind() {
    return behind;
  }

  @Override
  public void follow(Monitor monitor) {
    followed++;
    behind = 0;
  }

  @Override
  public Offers offers() {
    return new Offers(List.of("other"), List.of("default"), List.of(), List.of());
  }

  @Override
  public Optional<Talk> talk(long id) {
    Conversation conversation =
        new Conversation(
            id,
            1,
            "c" + id,
            Optional.empty(),
            "why?",
            "because",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            TestRoom.NOW);
    return Optional.of(
        new Talk(conversation, List.of(), List.of(), Optional.empty(), Optional.empty()));
  }

  @Override
  public Exporter.Manifest export(
      VoteFilter filter, long total, Exporter.Format format, Path file, Monitor monitor) {
    exported.add(filter);
    return new Exporter.Manifest(
        Exporter.What.FEEDBACK, format, file.toString(), total, List.of(), "", TestRoom.NOW, "");
  }
}
