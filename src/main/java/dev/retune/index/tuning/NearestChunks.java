package dev.retune.index.tuning;

import dev.retune.index.search.DocumentRanking;
import dev.retune.index.search.DocumentTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/** Chooses the chunks that a question is trained on. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NearestChunks(float[][] chunks, DocumentTable documents, String[] externalIds) {
  /** Empty when none of the question's documents is in the index. */
  Optional<TrainingQuestion> of(float[] question, Set<String> relevant) {
    int[] right =
        IntStream.range(0, chunks.length)
            .filter(c -> relevant.contains(externalIds[documents.documentOf(c)]))
            .toArray();
    if (right.length == 0) {
      return Optional.empty();
    }
    DocumentRanking near = DocumentRanking.ofMost(chunks.length);
    for (int c = 0; c < chunks.length; c++) {
      if (!relevant.contains(externalIds[documents.documentOf(c)])) {
        near.offer(c, c, VectorUtil.dotProduct(question, chunks[c]));
      }
    }
    int[] all =
        IntStream.concat(
                Arrays.stream(right), Arrays.stream(near.top(ProjectionMatrixTrainer.NEAREST)))
            .toArray();
    return Optional.of(new TrainingQuestion(question, all, right.length));
  }
}
