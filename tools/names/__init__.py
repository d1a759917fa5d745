"""What tools/train_names.py is made of. Needs torch, numpy and gensim, which Khabar itself does not."""
