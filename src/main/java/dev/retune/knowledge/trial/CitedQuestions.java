package dev.retune.knowledge.trial;

import dev.retune.common.text.TextNormalizer;
import dev.retune.feedback.repository.DocumentIdentityRepository;
import dev.retune.feedback.repository.DocumentIdentityRepository.KnownDocument;
import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.review.decision.StandingDecisionRepository.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the questions that fixes cite, with the documents that are known to answer them. */
public final class CitedQuestions {
  private final RatedAnswerRepository answers;
  private final DocumentIdentityRepository identities;
  private final StandingDecisionRepository decisions;
  private final GoldenSetService golden;

  /** Reads from a workspace. */
  public CitedQuestions(Workspace workspace) {
    this.answers = new RatedAnswerRepository(workspace);
    this.identities = new DocumentIdentityRepository(workspace);
    this.decisions = new StandingDecisionRepository(workspace);
    this.golden = new GoldenSetService(workspace);
  }

  List<AnswerCheck.Question> of(List<KnowledgeFix> fixes, IndexCorpus live) {
    Set<Long> cited = new HashSet<>();
    fixes.forEach(fix -> cited.addAll(fix.cited()));
    Map<Long, String> questions = answers.questions(cited);
    Map<Long, Set<String>> named = named(cited);
    Map<String, Set<String>> known = new HashMap<>();
    golden
        .all()
        .forEach(
            query ->
                known
                    .computeIfAbsent(TextNormalizer.key(query.question()), key -> new HashSet<>())
                    .addAll(query.relevantExternalIds()));
    List<AnswerCheck.Question> found = new ArrayList<>();
    for (KnowledgeFix fix : fixes) {
      Optional<DocumentText> before = fix.documentId().flatMap(live::byId).map(DocumentText::of);
      AnswerCheck.Tried tried = new AnswerCheck.Tried(fix, before);
      for (long conversation : fix.cited()) {
        String question = questions.getOrDefault(conversation, "");
        Set<String> right =
            Optional.ofNullable(named.get(conversation))
                .orElseGet(() -> known.getOrDefault(TextNormalizer.key(question), Set.of()));
        found.add(new AnswerCheck.Question(tried, conversation, question, right));
      }
    }
    return found;
  }

  private Map<Long, Set<String>> named(Set<Long> conversations) {
    List<Named> rows = decisions.documents(conversations);
    Map<Long, KnownDocument> documents =
        identities.byId(rows.stream().map(Named::documentId).toList());
    Map<Long, Set<String>> found = new HashMap<>();
    for (Named row : rows) {
      Optional.ofNullable(documents.get(row.documentId()))
          .ifPresent(
              document ->
                  found
                      .computeIfAbsent(row.conversationId(), id -> new HashSet<>())
                      .add(document.externalId()));
    }
    return found;
  }
}
