package dev.retune.embedding.install;

import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.model.RerankerSpec;
import java.util.Optional;

/**
 * A reranker on this machine.
 *
 * @param spec its description
 * @param record where it is from; empty for copied folders
 * @param bytes length of its files
 */
public record InstalledReranker(RerankerSpec spec, Optional<ModelRecord> record, long bytes) {}
