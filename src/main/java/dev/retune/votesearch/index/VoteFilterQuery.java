package dev.retune.votesearch.index;

import dev.retune.common.text.TextNormalizer;
import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.QuarterHourBuckets;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.votesearch.analysis.TextQueryParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Translates a vote filter into a query of the text index. */
public final class VoteFilterQuery {
  // no zone changes its offset and changes it back within this period
  private static final Duration STEP = Duration.ofDays(7);

  private final BooleanQuery.Builder all = new BooleanQuery.Builder();

  private VoteFilterQuery() {
    all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
  }

  /**
   * The query. It may match a few votes outside an hour of the week around offset changes of the
   * zone.
   *
   * @param sourceIds looks up the id of a source by name
   * @param reviewed ids of the conversations with a valid decision
   * @param ofTopic ids of the votes of the topic
   */
  public static Query of(
      VoteFilter filter,
      Function<String, Optional<Long>> sourceIds,
      List<Long> reviewed,
      List<Long> ofTopic) {
    VoteFilterQuery query = new VoteFilterQuery();
    filter
        .text()
        .ifPresent(text -> query.all.add(TextQueryParser.of(IndexedVote.TEXT, text), Occur.FILTER));
    filter.value().ifPresent(value -> query.term(IndexedVote.VALUE, value.text()));
    filter.reasonCode().ifPresent(code -> query.term(IndexedVote.CODE, code));
    filter.model().ifPresent(name -> query.term(IndexedVote.MODEL, name));
    filter.promptVersion().ifPresent(name -> query.term(IndexedVote.PROMPT, name));
    if (filter.source().isPresent()) {
      sourceIds
          .apply(filter.source().get())
          .ifPresentOrElse(
              id -> query.term(IndexedVote.SOURCE, String.valueOf(id)),
              () -> query.all.add(MatchNoDocsQuery.INSTANCE, Occur.FILTER));
    }
    if (filter.isDated()) {
      query.between(
          filter.from().map(IndexedVote::micros).orElse(Long.MIN_VALUE),
          filter.to().map(at -> IndexedVote.micros(at) - 1).orElse(Long.MAX_VALUE));
    }
    filter
        .reviewed()
        .ifPresent(
            wanted ->
                query.all.add(
                    LongPoint.newSetQuery(IndexedVote.CONVERSATION, reviewed),
                    wanted ? Occur.FILTER : Occur.MUST_NOT));
    if (filter.topic().isPresent()) {
      query.votes(ofTopic);
      query.term(IndexedVote.VALUE, Vote.Value.DISLIKE.text());
    }
    filter.hour().ifPresent(query::hour);
    return query.all.build();
  }

  private void votes(List<Long> ids) {
    List<BytesRef> keys = ids.stream().map(id -> IndexedVote.key(id).bytes()).toList();
    all.add(new TermInSetQuery(IndexedVote.key(0).field(), keys), Occur.FILTER);
  }

  private void term(String field, String value) {
    all.add(new TermQuery(new Term(field, TextNormalizer.composed(value))), Occur.FILTER);
  }

  private void between(long firstMicros, long lastMicros) {
    all.add(LongPoint.newRangeQuery(IndexedVote.AT, firstMicros, lastMicros), Occur.FILTER);
  }

  private void hour(HourOfWeek hour) {
    Set<Integer> quarters = new HashSet<>();
    for (ZoneOffset offset : offsets(hour)) {
      LocalDate any =
          LocalDate.EPOCH.plusWeeks(1).with(TemporalAdjusters.previousOrSame(hour.day()));
      Instant start = any.atTime(hour.hour(), 0).toInstant(offset);
      for (int i = 0; i < 4; i++) {
        quarters.add(IndexedVote.quarter(start.plusSeconds((long) QuarterHourBuckets.SECONDS * i)));
      }
    }
    all.add(IntPoint.newSetQuery(IndexedVote.QUARTER, quarters), Occur.FILTER);
  }

  /** All offsets of the zone since chat products exist and for the foreseeable future. */
  private static Set<ZoneOffset> offsets(HourOfWeek hour) {
    Set<ZoneOffset> offsets = new HashSet<>();
    Instant end = Instant.parse("2100-01-01T00:00:00Z");
    for (Instant at = Instant.parse("1990-01-01T00:00:00Z"); at.isBefore(end); at = at.plus(STEP)) {
      offsets.add(hour.zone().getRules().getOffset(at));
    }
    return offsets;
  }
}
