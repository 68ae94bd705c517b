package dev.retune.ui.feedback;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.export.ExportContent;
import dev.retune.export.ExportFormat;
import dev.retune.export.ExportManifest;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.statistics.model.WeekHeatMap;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.navigation.TestScreenContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Generates one vote per minute, newest first; of the filter, only the dates are applied. */
final class ManyVotesGateway implements FeedbackGateway {
  static final Instant START = TestScreenContext.NOW.minusSeconds(7 * 86_400);

  final List<VoteFilter> asked = new ArrayList<>();
  final List<VoteFilter> counted = new ArrayList<>();
  final List<VoteFilter> exported = new ArrayList<>();
  final long count;
  long behind;
  int followed;
  boolean broken;

  ManyVotesGateway(long count) {
    this.count = count;
  }

  static VoteListItem row(long id, Instant at) {
    return new VoteListItem(
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
  public Optional<Instant> since(TimeWindow window) {
    return Optional.of(START);
  }

  @Override
  public List<VoteListItem> page(VotePageRequest request) {
    if (broken) {
      throw new IllegalStateException("gone");
    }
    asked.add(request.filter());
    Instant newest = TestScreenContext.NOW;
    long first =
        request
            .after()
            .map(
                cursor ->
                    Math.max(0, (newest.getEpochSecond() - cursor.at().getEpochSecond()) / 60 + 1))
            .orElse(0L);
    return LongStream.range(first, Math.min(count, first + request.limit()))
        .mapToObj(i -> row(count - i, newest.minusSeconds(60 * i)))
        .toList();
  }

  @Override
  public VoteSummary summary(VoteFilter filter) {
    counted.add(filter);
    return new VoteSummary(
        new DislikeRatio(count, count),
        List.of(),
        0,
        List.of(),
        new WeekHeatMap(Collections.nCopies(168, new DislikeRatio(0, 0))));
  }

  @Override
  public long pendingInTextIndex() {
    return behind;
  }

  @Override
  public void updateTextIndex(ProgressMonitor monitor) {
    followed++;
    behind = 0;
  }

  @Override
  public FilterChoices filterChoices() {
    return new FilterChoices(
        List.of("other"), List.of("default"), List.of(), List.of(), Map.of(4L, "card, lost"));
  }

  @Override
  public Optional<AnswerDetails> answerDetails(long id) {
    Conversation conversation =
        new Conversation(
            id,
            1,
            "c" + id,
            Optional.empty(),
            "why?",
            "because",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            TestScreenContext.NOW);
    return Optional.of(
        new AnswerDetails(conversation, List.of(), List.of(), List.of(), Optional.empty()));
  }

  @Override
  public ExportManifest export(
      VoteFilter filter, long total, ExportFormat format, Path file, ProgressMonitor monitor) {
    exported.add(filter);
    return new ExportManifest(
        ExportContent.FEEDBACK,
        format,
        file.toString(),
        total,
        0,
        List.of(),
        "",
        TestScreenContext.NOW,
        "");
  }
}
