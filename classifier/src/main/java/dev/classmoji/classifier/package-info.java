/** From face crops to expressions: batches crops through the model, each session in its order. */
package dev.classmoji.classifier;
