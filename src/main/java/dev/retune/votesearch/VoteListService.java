package dev.retune.votesearch;

import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.VoteCounts;
import dev.retune.feedback.query.VoteCursor;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VoteListRepository;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.votesearch.index.IndexedVote;
import dev.retune.votesearch.index.VoteCountCollector;
import dev.retune.votesearch.index.VoteFilterQuery;
import dev.retune.votesearch.index.VoteTextIndex;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;

/**
 * The list of votes under any filter, newest first. Reads from the database where possible, and
 * from the text index when the filter contains words, a model or a prompt version.
 */
public final class VoteListService {
  private static final int MOST_NAMES = 200;

  private final VoteListRepository votes;
  private final VoteChangeRepository changes;
  private final StandingDecisionRepository decisions;
  private final VoteTextIndex index;

  /** For one workspace and its index. */
  public VoteListService(
      VoteListRepository votes,
      VoteChangeRepository changes,
      StandingDecisionRepository decisions,
      VoteTextIndex index) {
    this.votes = votes;
    this.changes = changes;
    this.decisions = decisions;
    this.index = index;
  }

  /**
   * A page of the list. Blocks until the text index has caught up with the database; see {@link
   * VoteTextIndex#behind()}.
   */
  public List<VoteListItem> page(VotePageRequest request) {
    VoteFilter filter = request.filter();
    int limit = request.limit();
    if (!filter.needsTextIndex()) {
      return votes.page(request);
    }
    Query query = query(filter);
    // the vote's own fields are checked again in the database, which is never behind
    VoteFilter databaseFilter = filter.withoutText().withoutModel().withoutPromptVersion();
    List<VoteListItem> rows = new ArrayList<>();
    VotePageRequest next = request;
    while (rows.size() < limit) {
      List<VoteCursor> found = found(query, next);
      List<Long> ids = found.stream().map(VoteCursor::id).toList();
      votes.byIds(ids, databaseFilter).stream()
          .filter(row -> isWanted(filter).test(row.at()))
          .limit(limit - rows.size())
          .forEach(rows::add);
      if (found.size() < limit) {
        return rows;
      }
      next = new VotePageRequest(filter, Optional.of(found.getLast()), limit);
    }
    return rows;
  }

  /** The first page of the list. */
  public List<VoteListItem> page(VoteFilter filter, int limit) {
    return page(VotePageRequest.first(filter, limit));
  }

  /** Cursors of the rows of a page. */
  public List<VoteCursor> cursors(VotePageRequest request) {
    return page(request).stream().map(VoteListItem::key).toList();
  }

  /** Counts, by quarter hour and kind, all votes that match a filter requiring the text index. */
  public VoteCounts counts(VoteFilter filter) {
    Query query = query(filter);
    return index.ask(
        searcher -> searcher.search(query, new VoteCountCollector.Manager(isWanted(filter))));
  }

  /** Names of the answering models, as far as they are indexed. */
  public List<String> models() {
    return names(IndexedVote.MODEL);
  }

  /** Prompt versions, as far as they are indexed. */
  public List<String> promptVersions() {
    return names(IndexedVote.PROMPT);
  }

  private List<String> names(String field) {
    return index.askWithoutUpdate(searcher -> names(searcher, field)).orElse(List.of());
  }

  private static List<String> names(IndexSearcher searcher, String field) throws IOException {
    List<String> names = new ArrayList<>();
    var terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
    if (terms == null) {
      return names;
    }
    TermsEnum all = terms.iterator();
    for (BytesRef name = all.next(); name != null && names.size() < MOST_NAMES; name = all.next()) {
      // deleted documents may leave terms behind
      if (searcher.count(new org.apache.lucene.search.TermQuery(new Term(field, name))) > 0) {
        names.add(name.utf8ToString());
      }
    }
    return names;
  }

  private Query query(VoteFilter filter) {
    return VoteFilterQuery.of(
        filter,
        changes::source,
        filter.reviewed().isPresent() ? decisions.conversations() : List.of(),
        filter.topic().map(votes::ofTopic).orElse(List.of()));
  }

  private static Predicate<Instant> isWanted(VoteFilter filter) {
    Optional<HourOfWeek> hour = filter.hour();
    return at -> hour.map(h -> h.holds(at)).orElse(true);
  }

  private List<VoteCursor> found(Query query, VotePageRequest request) {
    Optional<VoteCursor> after = request.after();
    return index.ask(
        searcher -> {
          BooleanQuery.Builder asked = new BooleanQuery.Builder().add(query, Occur.FILTER);
          FieldDoc last = null;
          if (after.isPresent()) {
            long at = IndexedVote.micros(after.get().at());
            asked.add(LongPoint.newRangeQuery(IndexedVote.AT, Long.MIN_VALUE, at), Occur.FILTER);
            // sorts after every document with the same cursor, so that none is returned twice
            int highest = searcher.getIndexReader().maxDoc() - 1;
            last =
                new FieldDoc(Math.max(0, highest), Float.NaN, new Object[] {at, after.get().id()});
          }
          List<VoteCursor> keys = new ArrayList<>();
          for (ScoreDoc hit :
              searcher.searchAfter(last, asked.build(), request.limit(), IndexedVote.ORDER)
                  .scoreDocs) {
            Object[] fields = ((FieldDoc) hit).fields;
            keys.add(new VoteCursor(IndexedVote.instant((long) fields[0]), (long) fields[1]));
          }
          return keys;
        });
  }
}
