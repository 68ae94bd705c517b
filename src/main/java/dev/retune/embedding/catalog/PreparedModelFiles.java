package dev.retune.embedding.catalog;

import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.onnx.ModelProbe;

/** A model in use: the file to run and its description. */
record PreparedModelFiles(ModelFolder folder, ModelProbe probe, ModelSpec spec) {}
