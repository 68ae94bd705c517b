package dev.retune.index.tuning;

import dev.retune.index.model.IndexFields;
import dev.retune.index.model.ProjectionMatrix;
import dev.retune.index.model.RawVector;
import dev.retune.index.search.DocumentRanking;
import dev.retune.index.search.DocumentTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.VectorUtil;

/**
 * All chunks of a trial index.
 *
 * @param vectors by number of the chunk
 * @param externalIds by number of the document
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TrialChunks(DocumentTable documents, float[][] vectors, String[] externalIds) {
  static TrialChunks read(DirectoryReader reader, DocumentTable documents) throws IOException {
    TrialChunks chunks =
        new TrialChunks(documents, new float[reader.maxDoc()][], new String[documents.size()]);
    var stored = reader.storedFields();
    for (LeafReaderContext leaf : reader.leaves()) {
      for (int i = 0; i < leaf.reader().maxDoc(); i++) {
        int chunk = leaf.docBase + i;
        chunks.vectors[chunk] = RawVector.of(leaf.reader(), i);
        int document = documents.documentOf(chunk);
        if (chunks.externalIds[document] == null) {
          chunks.externalIds[document] = stored.document(chunk).get(IndexFields.EXTERNAL_ID);
        }
      }
    }
    return chunks;
  }

  /** The vectors as a matrix projects them. */
  float[][] projected(ProjectionMatrix matrix) {
    return Arrays.stream(vectors).parallel().map(matrix::apply).toArray(float[][]::new);
  }

  String externalId(int document) {
    return externalIds[document];
  }

  /** What a question is trained on; empty when none of its documents is in the index. */
  Optional<TrainingQuestion> trainingQuestion(float[] question, Set<String> relevant) {
    int[] right =
        IntStream.range(0, vectors.length)
            .filter(c -> relevant.contains(externalIds[documents.documentOf(c)]))
            .toArray();
    if (right.length == 0) {
      return Optional.empty();
    }
    DocumentRanking near = DocumentRanking.ofMost(vectors.length);
    for (int c = 0; c < vectors.length; c++) {
      if (!relevant.contains(externalIds[documents.documentOf(c)])) {
        near.offer(c, c, VectorUtil.dotProduct(question, vectors[c]));
      }
    }
    int[] all =
        IntStream.concat(
                Arrays.stream(right), Arrays.stream(near.top(ProjectionMatrixTrainer.NEAREST)))
            .toArray();
    return Optional.of(new TrainingQuestion(question, all, right.length));
  }
}
