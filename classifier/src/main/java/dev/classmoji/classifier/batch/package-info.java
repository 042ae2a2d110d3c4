/**
 * When crops go to the model and in which order everything leaves: pure policy, no Kafka, no model.
 */
package dev.classmoji.classifier.batch;
