"""Steps of compile_gazetteer.py, and the reviewed tables that it reads."""
