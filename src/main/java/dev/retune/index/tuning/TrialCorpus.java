package dev.retune.index.tuning;

import dev.retune.feedback.model.Document;
import dev.retune.index.build.DocumentCorpus;
import dev.retune.index.model.GoldenQuestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The documents that configurations are compared on: all, or in a large workspace those that answer
 * the questions and a sample drawn with a fixed seed. All configurations of a run use the same.
 *
 * @param ids document ids in ascending order
 */
public record TrialCorpus(List<Long> ids) {
  private static final int MOST_DOCUMENTS = 20_000;
  // bounds the memory for the vectors
  private static final int MOST_CHUNKS = 100_000;
  // of a chunk with 64 tokens
  private static final int CHARACTERS_PER_CHUNK = 200;
  private static final int PAGE = 1_000;
  private static final long SEED = 20_261_123L;

  /** Copies the list. */
  public TrialCorpus {
    ids = List.copyOf(ids);
  }

  private record Drawn(long id, int chunks) {
    static Drawn of(Document document) {
      return new Drawn(document.id(), 1 + document.body().length() / CHARACTERS_PER_CHUNK);
    }
  }

  /** Selects the documents for these questions. */
  public static TrialCorpus of(DocumentCorpus documents, List<GoldenQuestion> questions) {
    Set<String> right = new HashSet<>();
    questions.forEach(question -> right.addAll(question.relevantExternalIds()));
    List<Drawn> answers = new ArrayList<>();
    List<Drawn> others = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    long met = 0;
    List<Document> page = documents.after(0, PAGE);
    while (!page.isEmpty()) {
      for (Document document : page) {
        if (right.contains(document.externalId())) {
          answers.add(Drawn.of(document));
        } else if (others.size() < MOST_DOCUMENTS) {
          others.add(Drawn.of(document));
          met++;
        } else {
          long place = random.nextLong(++met);
          if (place < MOST_DOCUMENTS) {
            others.set((int) place, Drawn.of(document));
          }
        }
      }
      page = documents.after(page.getLast().id(), PAGE);
    }
    return new TrialCorpus(fitting(answers, others));
  }

  private static List<Long> fitting(List<Drawn> answers, List<Drawn> others) {
    List<Long> ids = new ArrayList<>();
    long chunks = 0;
    for (List<Drawn> some : List.of(answers, others)) {
      for (Drawn each : some) {
        chunks += each.chunks();
        if (chunks > MOST_CHUNKS || ids.size() >= MOST_DOCUMENTS) {
          return ids.stream().sorted().toList();
        }
        ids.add(each.id());
      }
    }
    return ids.stream().sorted().toList();
  }
}
