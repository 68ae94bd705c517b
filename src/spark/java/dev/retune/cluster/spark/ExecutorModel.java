package dev.retune.cluster.spark;

import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.ModelGuard;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;

/**
 * The model of an executor, opened once for all of its tasks. Spark gives tasks no other place that
 * lives as long as the executor.
 */
final class ExecutorModel {
  private static final Map<String, Embedder> OPEN = new ConcurrentHashMap<>();

  private ExecutorModel() {}

  /**
   * Returns the model that a spec was made for.
   *
   * @throws dev.retune.common.error.InvalidInputException when the model on this machine is another
   */
  static Embedder of(IndexSpec spec, String models) {
    return OPEN.computeIfAbsent(
        spec.modelFingerprint() + spec.tokenizerFingerprint(), key -> open(spec, models));
  }

  private static Embedder open(IndexSpec spec, String models) {
    int cores = SparkEnv.get().conf().getInt("spark.executor.cores", cores());
    // the executor's own folder, which the cluster deletes
    Path home = Path.of(SparkFiles.getRootDirectory()).toAbsolutePath().resolve("retune");
    InstalledModelCatalog catalog = new InstalledModelCatalog(home, cores);
    ModelSpec model =
        catalog.find(
            spec.modelId().equals(ModelCatalog.BUILT_IN)
                ? spec.modelId()
                : Path.of(models).resolve(spec.modelId()).toString());
    ModelGuard.check(spec, model);
    return catalog.open(model);
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
