package dev.retune.embedding.install;

import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.model.ModelSpec;
import java.util.Optional;

/**
 * A model on this machine.
 *
 * @param spec its description
 * @param record where it is from; empty for the built-in model and for copied folders
 * @param bytes length of its files
 */
public record InstalledModel(ModelSpec spec, Optional<ModelRecord> record, long bytes) {}
