package dev.retune.embedding.install;

import dev.retune.embedding.hub.HubModel;

/**
 * A model that a search found and that would run here.
 *
 * @param model what the hub tells about it
 * @param choice the file that would be run
 * @param bytes what would be downloaded at least
 */
public record ModelOffer(HubModel model, VariantChoice choice, long bytes) {}
