"""The text layout of older agendas, read part by part. Pure: text in, frozen data out."""
