"""The app, where `streamlit run app.py` looks for it."""

import streamlit as st

from argmap.app import MIDDLEWARE, ROUTES, SCRIPT

app = st.App(SCRIPT, middleware=MIDDLEWARE, routes=ROUTES)
