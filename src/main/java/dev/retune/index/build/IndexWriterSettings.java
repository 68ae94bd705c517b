package dev.retune.index.build;

import dev.retune.index.model.KoreanEnglishAnalyzer;
import dev.retune.index.search.DenseRanking;
import java.util.concurrent.ExecutorService;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.IndexWriterConfig;

/** How the files of a version are written. */
final class IndexWriterSettings {
  static final int CORES = Runtime.getRuntime().availableProcessors();

  private IndexWriterSettings() {}

  static IndexWriterConfig of(KoreanEnglishAnalyzer analyzer, ExecutorService graphWorkers) {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setCodec(
        new Lucene104Codec() {
          @Override
          public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            // a graph only where a search will use it
            return new Lucene99HnswVectorsFormat(
                Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
                Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
                CORES,
                CORES > 1 ? graphWorkers : null,
                (int) (DenseRanking.EXACT_UP_TO / Math.log(DenseRanking.EXACT_UP_TO)));
          }
        });
    return config;
  }
}
