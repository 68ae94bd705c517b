package dev.retune.clustering;

import dev.retune.clustering.graph.SmallGroups;
import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.ComplaintText;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicGrouping;
import dev.retune.clustering.model.TopicProposal;
import dev.retune.clustering.model.TopicRecord;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicReport.ProposalSummary;
import dev.retune.clustering.model.TopicShape;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.clustering.model.TopicSummary.TopicComplaint;
import dev.retune.clustering.model.TopicSummary.WeekCount;
import dev.retune.clustering.model.TopicTrend;
import dev.retune.clustering.tracking.BadgeTest;
import dev.retune.clustering.tracking.BadgeTest.TopicCounts;
import dev.retune.feedback.query.DislikedQuestion;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.review.decision.StandingDecisionRepository.Standing;
import dev.retune.review.decision.Verdict;
import dev.retune.statistics.model.DislikeRatio;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what topics hold, week by week, and tests which of them changed. */
final class TopicReporter {
  private static final int EXAMPLES = 3;

  private final StandingDecisionRepository decisions;
  private final TopicCalendar calendar;

  TopicReporter(StandingDecisionRepository decisions, TopicCalendar calendar) {
    this.decisions = decisions;
    this.calendar = calendar;
  }

  TopicReport report(
      List<ComplaintText> texts, StoredTopics topics, TopicGrouping grouping, LocalDate week) {
    Map<Long, List<ComplaintText>> members = new TreeMap<>();
    for (ComplaintText text : texts) {
      members.computeIfAbsent(topics.of(text.hash()), _ -> new ArrayList<>()).add(text);
    }
    List<ComplaintText> without = members.getOrDefault(0L, List.of());
    int ungrouped = without.stream().mapToInt(text -> text.dislikes().size()).sum();
    members.remove(0L);
    Map<Long, BadgeFinding> findings = findings(members, topics, grouping, week);
    Map<String, ComplaintText> byHash =
        texts.stream().collect(Collectors.toMap(ComplaintText::hash, Function.identity()));
    Set<Long> fine =
        decisions.newest().stream()
            .filter(decision -> decision.verdict() == Verdict.FINE)
            .map(Standing::conversationId)
            .collect(Collectors.toSet());
    int thisWeek = members.values().stream().mapToInt(list -> count(list, week, week)).sum();
    LocalDate first = calendar.week(texts.getFirst().firstAt());
    Map<Long, List<DislikedQuestion>> byTopic = new TreeMap<>();
    members.forEach(
        (id, list) ->
            byTopic.put(id, list.stream().flatMap(text -> text.dislikes().stream()).toList()));
    TopicTrends trends = new TopicTrends(calendar, week, first, byTopic);
    Map<Long, TopicTrend> standing = trends.among(d -> !fine.contains(d.conversationId()));
    Map<Long, Map<String, TopicTrend>> sources = trends.by(d -> Optional.of(d.source()));
    Map<Long, Map<String, TopicTrend>> models = trends.by(DislikedQuestion::model);
    Map<Long, Map<String, TopicTrend>> prompts = trends.by(DislikedQuestion::promptVersion);
    List<TopicSummary> found = new ArrayList<>();
    members.forEach(
        (id, list) -> {
          TopicRecord topic = topics.find(id).orElseThrow();
          int current = count(list, week, week);
          TopicShape shape = grouping.shape(id);
          DislikeRatio share = new DislikeRatio(thisWeek, current);
          List<DislikedQuestion> dislikes = byTopic.getOrDefault(id, List.of());
          BadgeFinding finding = findings.getOrDefault(id, BadgeFinding.UNTESTED);
          found.add(
              new TopicSummary(
                  id,
                  topic.shownName(),
                  topic.name().isPresent(),
                  topic.words(),
                  topics.find(topic.themeId()).map(TopicRecord::shownName).orElse(""),
                  dislikes.size(),
                  list.size(),
                  weeks(list, first, week),
                  share.value(),
                  share.wilson95(),
                  finding,
                  shape.coherence(),
                  shape.nearestOther(),
                  (int) dislikes.stream().filter(d -> fine.contains(d.conversationId())).count(),
                  afterReview(Objects.requireNonNull(standing.get(id)), finding),
                  sources.getOrDefault(id, Map.of()),
                  models.getOrDefault(id, Map.of()),
                  prompts.getOrDefault(id, Map.of()),
                  shape.central().stream()
                      .flatMap(hash -> Optional.ofNullable(byHash.get(hash)).stream())
                      .map(ComplaintText::wording)
                      .toList(),
                  dislikes.stream().map(TopicReporter::complaint).toList()));
        });
    found.sort(
        Comparator.comparingInt(TopicSummary::size).reversed().thenComparingLong(TopicSummary::id));
    int dislikes = found.stream().mapToInt(TopicSummary::size).sum();
    return new TopicReport(Optional.of(week), dislikes, ungrouped, found, proposals(texts, topics));
  }

  /** A new topic is still new while enough of it stands to be called a topic. */
  private static TopicTrend afterReview(TopicTrend standing, BadgeFinding finding) {
    boolean isNew =
        finding.badge() == TopicBadge.NEW
            && standing.weeks().getLast().dislikes() >= SmallGroups.TOPIC;
    return isNew
        ? new TopicTrend(
            standing.dislikes(), standing.weeks(), standing.share(), standing.interval(), finding)
        : standing;
  }

  private static TopicComplaint complaint(DislikedQuestion dislike) {
    return new TopicComplaint(
        dislike.conversationId(), dislike.conversation(), dislike.question(), dislike.reason());
  }

  private Map<Long, BadgeFinding> findings(
      Map<Long, List<ComplaintText>> members,
      StoredTopics topics,
      TopicGrouping grouping,
      LocalDate week) {
    LocalDate from = week.minusWeeks(TopicTrends.COMPARED_WEEKS);
    Map<Long, TopicCounts> counts = new TreeMap<>();
    int current = 0;
    int earlier = 0;
    int recentTexts = 0;
    int texts = 0;
    for (var entry : members.entrySet()) {
      List<ComplaintText> list = entry.getValue();
      TopicRecord topic = topics.find(entry.getKey()).orElseThrow();
      int now = count(list, week, week);
      int before = count(list, from, week.minusDays(1));
      boolean made = topic.firstWeek().equals(week) && topic.alikeRecent() >= topic.alikeBefore();
      counts.put(
          entry.getKey(),
          new TopicCounts(
              now,
              before,
              made ? topic.alikeRecent() : 0,
              made ? topic.alikeBefore() : 0,
              grouping.shape(entry.getKey()).isSeparate()));
      current += now;
      earlier += before;
      texts += list.size();
      recentTexts +=
          (int) list.stream().filter(t -> !calendar.week(t.firstAt()).isBefore(week)).count();
    }
    return new BadgeTest(share(current, current + earlier), share(recentTexts, texts))
        .findings(counts);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  private int count(List<ComplaintText> texts, LocalDate from, LocalDate to) {
    return (int)
        texts.stream()
            .flatMap(text -> text.dislikes().stream())
            .map(dislike -> calendar.week(dislike.at()))
            .filter(week -> !week.isBefore(from) && !week.isAfter(to))
            .count();
  }

  private List<WeekCount> weeks(List<ComplaintText> texts, LocalDate first, LocalDate last) {
    Map<LocalDate, Integer> counts = new HashMap<>();
    texts.stream()
        .flatMap(text -> text.dislikes().stream())
        .forEach(dislike -> counts.merge(calendar.week(dislike.at()), 1, Integer::sum));
    return first
        .datesUntil(last.plusDays(1), Period.ofWeeks(1))
        .map(week -> new WeekCount(week, counts.getOrDefault(week, 0)))
        .toList();
  }

  private static List<ProposalSummary> proposals(List<ComplaintText> texts, StoredTopics topics) {
    Map<String, String> wordings =
        texts.stream().collect(Collectors.toMap(ComplaintText::hash, ComplaintText::wording));
    List<ProposalSummary> found = new ArrayList<>();
    for (TopicProposal proposal : topics.open()) {
      found.add(
          new ProposalSummary(
              proposal.id(),
              proposal.kind(),
              proposal.topic(),
              topics.find(proposal.topic()).map(TopicRecord::shownName).orElse(""),
              proposal.target(),
              topics.find(proposal.target()).map(TopicRecord::shownName).orElse(""),
              proposal.texts().size(),
              proposal.topicTexts(),
              proposal.texts().stream()
                  .sorted()
                  .filter(wordings::containsKey)
                  .limit(EXAMPLES)
                  .map(hash -> wordings.getOrDefault(hash, ""))
                  .toList()));
    }
    return found;
  }
}
